// SPDX-License-Identifier: Apache-2.0
#include "tests/support/SyncStation.h"

#include "core/crypto/FieldCipher.h"
#include "core/sync/Enrolment.h"
#include "core/wire/ObjectReader.h"
#include "core/wire/ObjectWriter.h"
#include "tests/support/MemoryFolder.h"

#include <QFile>

#include <memory>

namespace storehand::test {

namespace {

const QStringList disk{QStringLiteral("outbox.db"), QStringLiteral("outbox.db.mark"),
                       QStringLiteral("cache.db")};

} // namespace

using namespace Qt::Literals::StringLiterals;

SyncStation::SyncStation()
    : folder(memoryFolder(u"sync"_s))
    , cipher(std::make_unique<FieldCipher>(FieldCipher::makeKey(random), random))
{
    openFiles();
    const auto code = EnrolmentCode::make(random, QByteArray(32, 'p'));
    oms.enrolmentCode = code.toText().reveal();
    SyncParts enrolParts = parts();
    Enrolment enrolment(enrolParts);
    bool isEnrolled = false;
    enrolment.enrol(oms.enrolmentCode, [&](const Result<StationIdentity> &result) {
        isEnrolled = result.has_value();
        if (!result)
            qWarning("%s", qPrintable(result.error().detail));
    });
    run(std::chrono::seconds(1));
    if (!isEnrolled)
        qFatal("the station could not be enrolled");
}

SyncStation::~SyncStation()
{
    closeFiles();
}

SyncParts SyncStation::parts()
{
    return {clock, random, oms, *outbox, *cache, time, indexer};
}

void SyncStation::openFiles()
{
    outbox = std::move(*Outbox::open({folder.filePath(u"outbox.db"_s), outboxVfs}, *cipher));
    cache = std::move(
        *Cache::open({folder.filePath(u"cache.db"_s), {}, cacheMaxPages}, *cipher, clock.now()));
}

void SyncStation::closeFiles()
{
    engine.reset();
    cache.reset();
    outbox.reset();
}

void SyncStation::start()
{
    engine = std::make_unique<SyncEngine>(
        parts(), SyncEngine::Callbacks{[this](const CacheChanges &changed) {
                                           changes.append(changed);
                                           lookAtAll();
                                       },
                                       [this](const LinkState &state) { states.append(state); },
                                       [this](const QList<wire::CommandResult> &some) {
                                           results += some;
                                           lookAtAll();
                                       },
                                       [this](const Error &error) { incidents.append(error); }});
    if (!engine->start())
        qFatal("the engine did not start");
}

void SyncStation::restart(const std::function<void()> &meanwhile)
{
    closeFiles();
    if (meanwhile)
        meanwhile();
    std::destroy_at(&time); // a program that starts has learned nothing yet
    std::construct_at(&time, clock);
    openFiles();
    start();
}

CommandId SyncStation::pick(const QString &assignment, int lineBytes)
{
    const CommandId id(m_ids.next(clock.now()));
    OutboxDraft draft;
    draft.id = id;
    draft.at = clock.now();
    draft.makeLine = [&](qint64 n) {
        return wire::toBytes(wire::ObjectWriter()
                                 .always("n"_L1, n)
                                 .always("id"_L1, id.text)
                                 .always("type"_L1, u"pick"_s)
                                 .always("target"_L1, assignment)
                                 .put("padding"_L1, QString(lineBytes, u'x'))
                                 .object());
    };
    if (const auto appended = outbox->append(draft); !appended)
        qFatal("not recorded: %s", qPrintable(appended.error().detail));
    look(assignment);
    if (engine)
        engine->outboxChanged();
    return id;
}

bool SyncStation::settle()
{
    std::optional<Status> settled;
    engine->settle(std::chrono::seconds(120), [&](const Status &status) { settled = status; });
    while (!settled && clock.runNextTimer()) {
    }
    return settled && settled->has_value();
}

qint64 SyncStation::onScreen(const QString &assignment) const
{
    const auto cached = cache->read(u"assignment"_s, assignment);
    if (!cached || !*cached)
        return -1;
    const QJsonObject body = *wire::parseObject((*cached)->body);
    const qint64 contained =
        body.value(u"applied"_s).toObject().value(outbox->install().text).toInteger();
    qint64 count = body.value(u"count"_s).toInteger();
    const auto rows = outbox->rows(contained + 1, {1'000'000, 1 << 30});
    for (const OutboxRow &row : *rows) {
        const QJsonObject result = wire::parseObject(row.result).value_or(QJsonObject());
        // Acknowledged without effect, or with one that is known to be in what was cached.
        const bool isContained =
            row.acknowledgedAt && (*cached)->version >= result.value(u"v"_s).toInteger();
        const QJsonObject command = *wire::parseObject(row.line);
        if (!isContained && command.value(u"target"_s).toString() == assignment)
            ++count;
    }
    return count;
}

/// What people saw may only grow, since nothing here ever takes a pick back.
void SyncStation::look(const QString &assignment)
{
    const qint64 now = onScreen(assignment);
    screenWentBack = screenWentBack || now < seenOnScreen.value(assignment, -1);
    seenOnScreen.insert(assignment, now);
}

void SyncStation::lookAtAll()
{
    if (outbox->isBroken())
        return; // a screen goes on showing what it has
    const auto entities = cache->readAll(u"assignment"_s);
    for (const CachedEntity &entity : *entities)
        look(entity.id);
}

bool SyncStation::agrees() const
{
    if (pendingCount() != 0)
        return false;
    QMap<QString, QString> here;
    for (const QString &kind : {u"assignment"_s, u"product"_s, u"customer"_s}) {
        const auto entities = cache->readAll(kind);
        for (const CachedEntity &entity : *entities) {
            here.insert(kind + u'/' + entity.id,
                        QString::number(entity.version) + QString::fromUtf8(entity.body));
        }
    }
    QMap<QString, QString> there;
    for (const FakeOmsBook::Entity &entity : oms.book().entities()) {
        there.insert(entity.kind + u'/' + entity.id,
                     QString::number(entity.version) +
                         QString::fromUtf8(wire::toBytes(entity.body)));
    }
    return here == there;
}

QString SyncStation::resultOf(const CommandId &command) const
{
    for (const wire::CommandResult &result : results) {
        if (result.id == command)
            return toText(result.status) + (result.code.isEmpty() ? QString() : u' ' + result.code);
    }
    return {};
}

QStringList SyncStation::incidentCodes() const
{
    QStringList codes;
    for (const Error &error : incidents)
        codes.append(error.code);
    return codes;
}

void SyncStation::damageOutbox(const CommandId &command) const
{
    QFile file(folder.filePath(u"outbox.db"_s));
    if (!file.open(QIODevice::ReadWrite))
        qFatal("%s cannot be opened", qPrintable(file.fileName()));
    // As it stands in the line, not in the index over ids.
    const qsizetype at = file.readAll().indexOf("\"id\":\"" + command.text.toUtf8());
    if (at < 0 || !file.seek(at + 1) || !file.putChar('X'))
        qFatal("%s does not hold the command", qPrintable(file.fileName()));
}

void SyncStation::saveDiskImage()
{
    closeFiles();
    for (const QString &name : disk) {
        QFile::remove(folder.filePath(name + u".image"_s));
        QFile::copy(folder.filePath(name), folder.filePath(name + u".image"_s));
    }
    restart();
}

void SyncStation::restoreDiskImage()
{
    closeFiles();
    for (const QString &name : disk) {
        for (const QString &rest : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(folder.filePath(name + rest));
        QFile::copy(folder.filePath(name + u".image"_s), folder.filePath(name));
    }
    restart();
}

} // namespace storehand::test
