// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Store.h"

namespace storehand {

bool suits(StagingKind kind, Storage storage)
{
    switch (storage) {
    case Storage::Ambient:
        return kind == StagingKind::Shelf || kind == StagingKind::Oversize ||
               kind == StagingKind::Secure;
    case Storage::Cool:
        return kind == StagingKind::Cool;
    case Storage::Frozen:
        return kind == StagingKind::Frozen;
    case Storage::Secure:
        return kind == StagingKind::Secure;
    }
    Q_UNREACHABLE();
}

} // namespace storehand
