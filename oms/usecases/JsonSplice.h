// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/ObjectWriter.h"

namespace storehand::oms {

/// The bytes of `object` with `value` in place of its empty field `name` (`empty` is "{}" or "[]").
/// Bodies rest as the bytes that travel, so they are put in as they are instead of being parsed and
/// written again.
[[nodiscard]] inline QByteArray filled(const QJsonObject &object, const QByteArray &name,
                                       const QByteArray &empty, const QByteArray &value)
{
    QByteArray bytes = wire::toBytes(object);
    const QByteArray mark = '"' + name + "\":" + empty;
    const qsizetype at = bytes.indexOf(mark);
    Q_ASSERT_X(at >= 0, "filled", "a message lacks the field that is to be filled");
    return bytes.replace(at, mark.size(), '"' + name + "\":" + value);
}

} // namespace storehand::oms
