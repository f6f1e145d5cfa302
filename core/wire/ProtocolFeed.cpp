// SPDX-License-Identifier: Apache-2.0
#include "core/wire/ProtocolFeed.h"

#include "core/wire/ProtocolRead.h"

#include <QUrl>

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto putWord = "put"_L1;
constexpr auto deleteWord = "del"_L1;
constexpr int digestCharacters = 16;
constexpr int hexadecimal = 16;

Change readChange(ObjectReader &reader)
{
    Change change;
    change.topic = reader.text("topic"_L1, idMax);
    change.seq = reader.integer("seq"_L1, 1, integerMax);
    change.prev = reader.integer("prev"_L1, 0, integerMax);
    if (change.prev >= change.seq)
        reader.note("prev"_L1, u"is not before seq"_s);
    change.entity = reader.text("entity"_L1, idMax);
    change.id = reader.text("id"_L1, idMax);
    change.version = reader.integer("version"_L1, 1, integerMax);
    change.txn = reader.integer("txn"_L1, 0, integerMax);
    change.at = reader.optionalInstant("at"_L1);
    const QString op = reader.text("op"_L1, idMax);
    if (op == deleteWord) {
        change.op = ChangeOp::Delete;
    } else if (op == putWord) {
        reader.object("body"_L1, [&](ObjectReader &body) {
            change.body = Json::ofBytes(body.raw().toBytes());
        });
    } else if (!op.isEmpty()) {
        reader.note("op"_L1, u"is neither put nor del"_s);
    }
    return change;
}

QMap<QString, quint64> readDigest(ObjectReader &reader)
{
    QMap<QString, quint64> digests;
    reader.optionalObject("digest"_L1, [&](ObjectReader &map) {
        for (const JsonValue &field : map.raw()) {
            bool isHex = false;
            const QString text = field.toString();
            digests.insert(field.nameText(), text.toULongLong(&isHex, hexadecimal));
            if (!isHex || text.size() != digestCharacters)
                reader.note("digest"_L1, u"holds something that is not 16 hex digits"_s);
        }
    });
    return digests;
}

} // namespace

Json toJson(const Change &change)
{
    ObjectWriter writer;
    writer.always("topic"_L1, change.topic)
        .always("seq"_L1, change.seq)
        .always("prev"_L1, change.prev)
        .always("entity"_L1, change.entity)
        .always("id"_L1, change.id)
        .always("version"_L1, change.version)
        .always("op"_L1, QString(change.op == ChangeOp::Put ? putWord : deleteWord))
        .always("txn"_L1, change.txn)
        .put("at"_L1, change.at);
    if (change.op == ChangeOp::Put)
        writer.always("body"_L1, change.body);
    return writer.object();
}

Json toJson(const FeedPage &page)
{
    ObjectWriter digest;
    for (auto it = page.digest.begin(); it != page.digest.end(); ++it) {
        digest.always(
            it.key(),
            QString::number(it.value(), hexadecimal).rightJustified(digestCharacters, u'0'));
    }
    return ObjectWriter()
        .always("epoch"_L1, page.epoch)
        .always("changes"_L1,
                listOf(page.changes, [](const Change &change) { return toJson(change); }))
        .always("next"_L1, page.next)
        .always("more"_L1, page.more)
        .always("last_n"_L1, page.lastN)
        .put("digest"_L1, digest.object())
        .put("remaining"_L1, page.remaining)
        .put("server_time"_L1, page.serverTime)
        .object();
}

Result<FeedPage> decodeFeedPage(const QByteArray &bytes)
{
    return decodeMessage<FeedPage>(bytes, [](ObjectReader &reader) {
        FeedPage page;
        page.epoch = reader.text("epoch"_L1, idMax);
        reader.objects(
            "changes"_L1, 0, [&](ObjectReader &change) { page.changes.append(readChange(change)); },
            feedRowsMax);
        page.next = reader.text("next"_L1, cursorTextMax);
        if (!reader.has("more"_L1))
            reader.note("more"_L1, u"is missing"_s);
        page.more = reader.flag("more"_L1);
        page.lastN = reader.integer("last_n"_L1, 0, integerMax);
        page.digest = readDigest(reader);
        page.remaining = reader.integerOr("remaining"_L1, 0, 0, integerMax);
        page.serverTime = reader.optionalInstant("server_time"_L1);
        return page;
    });
}

QByteArray feedTarget(const QString &cursor, int waitSeconds, int limit)
{
    return "/v1/feed?c=" + QUrl::toPercentEncoding(cursor) +
           "&wait=" + QByteArray::number(waitSeconds) + "&limit=" + QByteArray::number(limit) +
           "&schema=" + QByteArray::number(schemaVersion);
}

} // namespace storehand::wire
