// SPDX-License-Identifier: Apache-2.0
#include "oms/feed/FeedHistory.h"

#include <QMap>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

Status rewriteHistory(Connection &connection, const QString &topic, const QString &entity,
                      const QString &id,
                      const std::function<Result<QByteArray>(const QByteArray &body)> &rewrite)
{
    QMap<qint64, QByteArray> bodies;
    const Status read = connection.query(
        u"SELECT seq, body FROM feed WHERE topic = ? AND entity = ? AND id = ? AND op = 'put'"_s,
        {topic, entity, id},
        [&](const SqlRow &row) { bodies.insert(row.integer(0), row.bytes(1)); });
    if (!read)
        return read;
    for (auto told = bodies.constBegin(); told != bodies.constEnd(); ++told) {
        const Result<QByteArray> body = rewrite(*told);
        if (!body)
            return failure(body.error());
        const Status written = connection.run(
            u"UPDATE feed SET body = ? WHERE topic = ? AND seq = ?"_s, {*body, topic, told.key()});
        if (!written)
            return written;
    }
    return {};
}

} // namespace storehand::oms
