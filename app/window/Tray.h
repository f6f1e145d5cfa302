// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/edges/TrayIcon.h"

namespace storehand::app {

class Desktop;

/// The window's icon in the tray: it asks for attention while new orders were not seen, and brings
/// the window to the front. Main thread only; the window must outlive it.
class Tray
{
public:
    explicit Tray(Desktop &desktop);

private:
    TrayIcon m_icon;
};

} // namespace storehand::app
