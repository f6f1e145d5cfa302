// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/domain/Ids.h"
#include "core/store/Outbox.h"

namespace storehand {

/// Makes this station a new install: whatever was never acknowledged is numbered from 1 and sent
/// again under its old ids. After enrolment, and when the OMS finds that the station's disk was
/// restored or copied.
[[nodiscard]] Status takeNewInstall(Outbox &outbox, const InstallId &install);

/// What this station sent as earlier installs is sent once more under this one. After the OMS was
/// restored from a backup, which may be older than this install.
[[nodiscard]] Status offerFormerInstalls(Outbox &outbox);

} // namespace storehand
