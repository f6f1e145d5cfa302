// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/domain/Ids.h"

#include <QSet>

namespace storehand {

class Outbox;

/// The installs that this station was since it was enrolled, before its present one: what they
/// claimed is its own. Those that only a lost or newer disk knew of are missing.
[[nodiscard]] Result<QSet<InstallId>> formerInstalls(const Outbox &outbox);

/// Before another install is taken: the present one becomes a former one.
[[nodiscard]] Status keepAsFormerInstall(Outbox &outbox);

} // namespace storehand
