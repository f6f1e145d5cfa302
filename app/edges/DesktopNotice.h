// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace storehand::app {

/// Shows a notice in the message tray of the desktop, in place of the last one (Desktop
/// Notifications Specification 1.2, org.freedesktop.Notifications). Where there is no such service
/// nothing happens: the window says the same. Returns at once.
void showDesktopNotice(const QString &title, const QString &text);

} // namespace storehand::app
