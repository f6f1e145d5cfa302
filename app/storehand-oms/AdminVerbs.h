// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/http/AdminSocket.h"
#include "oms/usecases/ImportPins.h"
#include "oms/usecases/Verify.h"

namespace storehand::oms {

class OrderManager;

/// The verbs by which commands other than `serve` reach an order manager, through the local socket
/// of a running server or directly: "import" {file} with the file's content, "enrol" {store, name},
/// "channel-key" {channel}, "stations" {store, empty for all}, "revoke" {station or channel},
/// "verify".
[[nodiscard]] AdminAnswer runAdminVerb(OrderManager &manager, const AdminRequest &request);

/// "import", with PINs that were made before.
[[nodiscard]] AdminAnswer runImport(OrderManager &manager, const AdminRequest &request,
                                    const ImportPins &pins);
/// What "verify" answers.
[[nodiscard]] AdminAnswer toAnswer(const Result<Verification> &found);

} // namespace storehand::oms
