// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/domain/Instant.h"
#include "oms/http/HttpMessage.h"

namespace storehand::oms {

/// How a failure of the order manager looks over HTTP:
/// {"error":code,"message":…,"server_time":…} and a status that says what the caller can do about
/// it. What went wrong in our own house (Storage) is logged, and told in general words only.
[[nodiscard]] HttpAnswer answerTo(const Error &error, Instant serverTime);

} // namespace storehand::oms
