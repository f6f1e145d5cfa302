// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QString>

namespace storehand {

/// Malformed/`bad_webhook_url` unless it is http or https with a host, and without user or
/// fragment.
[[nodiscard]] Status checkWebhookUrl(const QString &url);

} // namespace storehand
