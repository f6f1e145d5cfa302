// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/Snapshot.h"

#include "core/crypto/Base64Url.h"
#include "core/domain/Codes.h"
#include "core/domain/PlantedBug.h"
#include "oms/feed/FeedReader.h"
#include "oms/feed/Topics.h"
#include "oms/usecases/ReadFeed.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int hexadecimal = 16;

tl::unexpected<Error> malformed(const QString &what)
{
    return failure(ErrorKind::Malformed, codes::malformed, what);
}

/// Where a page begins: a part, and the last key before it.
struct Place
{
    int part = 0;
    QString key;

    [[nodiscard]] QString toText() const
    {
        return toBase64Url(QByteArray::number(part) + ' ' + key.toUtf8());
    }

    [[nodiscard]] static std::optional<Place> fromText(const QString &text)
    {
        if (text.isEmpty())
            return Place{};
        const std::optional<QByteArray> bytes = fromBase64Url(text);
        const qsizetype space = bytes ? bytes->indexOf(' ') : -1;
        if (space < 0)
            return std::nullopt;
        bool isNumber = false;
        const int part = bytes->left(space).toInt(&isNumber);
        if (!isNumber || part < 0 || part >= snapshotPartCount)
            return std::nullopt;
        return Place{part, QString::fromUtf8(bytes->mid(space + 1))};
    }
};

QString topicOf(SnapshotPart part, const StoreCode &store, const EntityRow &row)
{
    switch (part) {
    case SnapshotPart::Store:
    case SnapshotPart::Persons:
    case SnapshotPart::Staging:
        return topics::config(store);
    case SnapshotPart::Products:
        return topics::product(Sku(row.id));
    case SnapshotPart::Stock:
        return topics::stock(store);
    case SnapshotPart::Customers:
    case SnapshotPart::Assignments:
    case SnapshotPart::Exceptions:
    case SnapshotPart::Tasks:
        return topics::store(store);
    }
    Q_UNREACHABLE();
}

/// Whether any of the topics has rows of this part.
bool isWanted(SnapshotPart part, const StoreCode &store, const QStringList &wanted)
{
    if (part == SnapshotPart::Products)
        return std::any_of(wanted.begin(), wanted.end(),
                           [](const QString &topic) { return topic.startsWith("cat/"_L1); });
    return wanted.contains(topicOf(part, store, {}));
}

/// A snapshot's name: the feed's epoch, and which of the station's topics it is of.
QString nameOf(const QString &epoch, const QStringList &own, const QStringList &wanted)
{
    quint32 mask = 0;
    for (qsizetype i = 0; i < own.size(); ++i) {
        if (wanted.contains(own[i]))
            mask |= 1U << i;
    }
    return epoch + u'.' + QString::number(mask, hexadecimal);
}

Result<QStringList> topicsOf(const QString &name, const QString &epoch, const QStringList &own)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    bool isNumber = false;
    const quint32 mask = name.mid(dot + 1).toUInt(&isNumber, hexadecimal);
    if (dot < 0 || !isNumber)
        return malformed(u"that is not a snapshot of this order manager"_s);
    if (name.left(dot) != epoch)
        return failure(ErrorKind::Conflict, codes::resync, u"the feed began anew"_s);
    QStringList wanted;
    for (qsizetype i = 0; i < own.size(); ++i) {
        if ((mask >> i) & 1U)
            wanted.append(own[i]);
    }
    return wanted;
}

} // namespace

Result<wire::SnapshotAnswer> Snapshot::begin(const StationIdentity &who,
                                             const wire::SnapshotRequest &request)
{
    const QStringList own = topics::ofStation(who.store);
    const QStringList wanted = request.topics.isEmpty() ? own : request.topics;
    Result<FeedCursor> cursor = cursorBefore(request.cursor, who);
    if (!cursor)
        return failure(cursor.error());
    const Result<QHash<QString, FeedHead>> heads = m_heads.of(wanted);
    if (!heads)
        return failure(heads.error());
    wire::SnapshotAnswer answer;
    for (const QString &topic : wanted) {
        if (!own.contains(topic))
            return malformed(u"the station does not follow %1"_s.arg(topic));
        const qint64 head = heads->value(topic).seq;
        answer.heads.insert(topic, head);
        cursor->seen.insert(topic, head + (planted(Bug::SnapshotFromLater) ? 1 : 0));
    }

    answer.snapshot = nameOf(m_epoch, own, wanted);
    answer.epoch = m_epoch;
    answer.cursor = m_seal.seal(*cursor);
    for (int part = 0; part < snapshotPartCount; ++part) {
        if (!isWanted(SnapshotPart(part), who.store, wanted))
            continue;
        const Result<qint64> count = m_rows.count(SnapshotPart(part), who.store);
        if (!count)
            return failure(count.error());
        answer.rows += *count;
    }
    return answer;
}

/// What we seal here must be as true as what we said ourselves before: of a cursor that is not ours
/// only what the feed has counts.
Result<FeedCursor> Snapshot::cursorBefore(const QString &text, const StationIdentity &who)
{
    const Result<KnownCommands> known = commandsOf(m_storage, who);
    if (!known)
        return failure(known.error());
    const FeedCursor beginning{m_epoch, {}, *known};
    if (text.isEmpty())
        return beginning;
    Result<CursorSeal::Opened> opened = m_seal.open(text);
    if (!opened)
        return failure(opened.error());
    FeedCursor &cursor = opened->cursor;
    if (cursor.epoch != m_epoch)
        return beginning;
    if (opened->isOurs)
        return std::move(cursor);
    const Result<QHash<QString, FeedHead>> heads = m_heads.of(topics::ofStation(who.store));
    if (!heads)
        return failure(heads.error());
    cursor.seen.removeIf(
        [&](const auto &topic) { return topic.value() > heads->value(topic.key()).seq; });
    cursor.commands = *known;
    return std::move(cursor);
}

Result<QByteArray> Snapshot::page(const StationIdentity &who, const QString &snapshot,
                                  const QString &pageText)
{
    const Result<QStringList> wanted = topicsOf(snapshot, m_epoch, topics::ofStation(who.store));
    if (!wanted)
        return failure(wanted.error());
    const std::optional<Place> from = Place::fromText(pageText);
    if (!from)
        return malformed(u"that is not a page of a snapshot"_s);

    Place place = *from;
    wire::SnapshotPage told;
    qint64 bytes = 0;
    while (bytes < FeedReader::pageBytesMax && place.part < snapshotPartCount &&
           told.rows.size() < wire::feedRowsMax) {
        const auto part = SnapshotPart(place.part);
        const int room = static_cast<int>(wire::feedRowsMax - told.rows.size());
        QList<EntityRow> found;
        if (isWanted(part, who.store, *wanted)) {
            const auto read = m_rows.read(part, who.store, place.key, room);
            if (!read)
                return failure(read.error());
            found = *read;
        }
        bool isEnd = found.size() < room;
        for (const EntityRow &row : std::as_const(found)) {
            place.key = row.key;
            const QString topic = topicOf(part, who.store, row);
            if (!wanted->contains(topic))
                continue;
            told.rows.append(
                {topic, row.entity, row.id, row.version, wire::Json::ofBytes(row.body)});
            bytes += row.body.size();
            if (bytes >= FeedReader::pageBytesMax) {
                isEnd = false; // of this part there may be more
                break;
            }
        }
        if (isEnd)
            place = {place.part + 1, {}};
    }
    const bool isLast = place.part >= snapshotPartCount;
    if (!isLast)
        told.next = place.toText();
    return wire::toBytes(wire::toJson(told));
}

} // namespace storehand::oms
