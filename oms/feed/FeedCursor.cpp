// SPDX-License-Identifier: Apache-2.0
#include "oms/feed/FeedCursor.h"

#include "core/crypto/Base64Url.h"
#include "core/domain/Codes.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype textMax = 4096;

tl::unexpected<Error> notACursor()
{
    return failure(ErrorKind::Malformed, codes::malformed, u"that is not a cursor of this feed"_s);
}

} // namespace

QString FeedCursor::toText() const
{
    QJsonObject topics;
    for (auto it = seen.begin(); it != seen.end(); ++it) {
        if (it.value() > 0)
            topics.insert(it.key(), it.value());
    }
    QJsonObject whole{{u"e"_s, epoch}, {u"s"_s, topics}};
    if (!commands.install.isEmpty()) {
        whole.insert(u"i"_s, commands.install.text);
        whole.insert(u"n"_s, commands.lastN);
    }
    return toBase64Url(QJsonDocument(whole).toJson(QJsonDocument::Compact));
}

Result<FeedCursor> FeedCursor::fromText(const QString &text)
{
    if (text.size() > textMax)
        return notACursor();
    const std::optional<QByteArray> bytes = fromBase64Url(text);
    if (!bytes)
        return notACursor();
    const QJsonObject whole = QJsonDocument::fromJson(*bytes).object();
    FeedCursor cursor;
    cursor.epoch = whole.value(u"e").toString();
    const QJsonObject topics = whole.value(u"s").toObject();
    for (auto it = topics.begin(); it != topics.end(); ++it)
        cursor.seen.insert(it.key(), it.value().toInteger());
    cursor.commands = {InstallId(whole.value(u"i").toString()), whole.value(u"n").toInteger()};
    // Whatever was skipped or read leniently above shows up as another text.
    if (cursor.epoch.isEmpty() || cursor.toText() != text)
        return notACursor();
    return cursor;
}

} // namespace storehand::oms
