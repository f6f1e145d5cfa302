// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/http/AdminSocket.h"

namespace storehand::oms {

class OrderManager;

/// The verbs by which commands other than `serve` reach an order manager, through the local socket
/// of a running server or directly: "import" {file} with the file's content, "enrol" {store, name},
/// "channel-key" {channel}, "stations" {store, empty for all}, "revoke" {station or channel},
/// "verify".
[[nodiscard]] AdminAnswer runAdminVerb(OrderManager &manager, const AdminRequest &request);

} // namespace storehand::oms
