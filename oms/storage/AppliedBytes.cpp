// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/AppliedBytes.h"

#include "core/wire/JsonDocument.h"
#include "core/wire/ReadWrite.h"

namespace storehand::oms {

QByteArray toBytes(const Applied &applied)
{
    return wire::toBytes(wire::toJson(applied));
}

Applied appliedFrom(const QByteArray &bytes)
{
    Applied applied;
    if (bytes.size() <= 2)
        return applied;
    if (const auto document = wire::JsonDocument::parse(bytes, {.bytesMax = bytes.size()})) {
        for (const wire::JsonValue &field : document->root())
            applied.raise(InstallId(field.nameText()), field.whole().value_or(0));
    }
    return applied;
}

} // namespace storehand::oms
