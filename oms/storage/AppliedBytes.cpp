// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/AppliedBytes.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace storehand::oms {

QByteArray toBytes(const Applied &applied)
{
    if (applied.numbers().isEmpty())
        return QByteArrayLiteral("{}");
    QJsonObject object;
    for (auto it = applied.numbers().begin(); it != applied.numbers().end(); ++it)
        object.insert(it.key(), it.value());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Applied appliedFrom(const QByteArray &bytes)
{
    Applied applied;
    if (bytes.size() <= 2)
        return applied;
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        applied.raise(InstallId(it.key()), it.value().toInteger());
    return applied;
}

} // namespace storehand::oms
