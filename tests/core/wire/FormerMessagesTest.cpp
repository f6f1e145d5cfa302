// SPDX-License-Identifier: Apache-2.0
#include "core/wire/CommandJson.h"
#include "core/wire/Entities.h"
#include "core/wire/ObjectWriter.h"
#include "core/wire/ProtocolCommands.h"
#include "core/wire/ProtocolEnrol.h"
#include "core/wire/ProtocolFeed.h"
#include "core/wire/ProtocolHello.h"
#include "core/wire/ProtocolSnapshot.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace storehand;
using namespace storehand::wire;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Reads a message and says it again.
using Retell = Result<QJsonObject> (*)(const QByteArray &);

template <typename T, Result<T> (*decode)(const QByteArray &)>
Result<QJsonObject> retell(const QByteArray &bytes)
{
    const Result<T> message = decode(bytes);
    return message ? Result<QJsonObject>(toJson(*message).toObject()) : failure(message.error());
}

template <typename T>
Result<QJsonObject> retellEntity(const QByteArray &bytes)
{
    const Result<T> entity = into<T>(bytes);
    return entity ? Result<QJsonObject>(toJson(*entity).toObject()) : failure(entity.error());
}

Result<QJsonObject> retellCommand(const QByteArray &bytes)
{
    const Result<Command> command = decodeCommand(bytes);
    return command ? parseObject(encodeCommand(*command)) : failure(command.error());
}

const QHash<QByteArray, Retell> &kinds()
{
    static const QHash<QByteArray, Retell> kinds{
        {"assignment", retellEntity<Assignment>},
        {"customer", retellEntity<Customer>},
        {"stock", retellEntity<Stock>},
        {"product", retellEntity<Product>},
        {"store", retellEntity<Store>},
        {"person", retellEntity<Person>},
        {"staging", retellEntity<StagingLocation>},
        {"exception", retellEntity<ExceptionCase>},
        {"task", retellEntity<Task>},
        {"command", retellCommand},
        {"enrol_request", retell<EnrolRequest, decodeEnrolRequest>},
        {"enrol_answer", retell<EnrolAnswer, decodeEnrolAnswer>},
        {"hello_request", retell<HelloRequest, decodeHelloRequest>},
        {"hello_answer", retell<HelloAnswer, decodeHelloAnswer>},
        {"command_answer", retell<CommandAnswer, decodeCommandAnswer>},
        {"feed_page", retell<FeedPage, decodeFeedPage>},
        {"snapshot_request", retell<SnapshotRequest, decodeSnapshotRequest>},
        {"snapshot_answer", retell<SnapshotAnswer, decodeSnapshotAnswer>},
        {"snapshot_page", retell<SnapshotPage, decodeSnapshotPage>},
        {"error", retell<ErrorBody, decodeErrorBody>},
    };
    return kinds;
}

/// Where `later` does not say what `former` said; empty when it does. It may say more.
QString missing(const QJsonValue &former, const QJsonValue &later, const QString &path)
{
    if (former.isObject() && later.isObject()) {
        const QJsonObject object = former.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString found = missing(*it, later[it.key()], path + u'.' + it.key());
            if (!found.isEmpty())
                return found;
        }
        return {};
    }
    if (former.isArray() && later.isArray() && former.toArray().size() == later.toArray().size()) {
        for (int i = 0; i < former.toArray().size(); ++i) {
            const QString found = missing(former[i], later[i], path + u"[%1]"_s.arg(i));
            if (!found.isEmpty())
                return found;
        }
        return {};
    }
    return former == later ? QString() : path;
}

struct Message
{
    QByteArray kind;
    QByteArray bytes;
};

QList<Message> messages(int schema)
{
    QFile file(u"" STOREHAND_TEST_DATA "/protocol/schema-%1.txt"_s.arg(schema));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no messages of schema %d", schema);
    QList<Message> messages;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        const qsizetype space = line.indexOf(' ');
        if (!line.isEmpty() && line[0] != '#')
            messages.append({line.left(space), line.mid(space + 1)});
    }
    return messages;
}

} // namespace

/// Stations and order managers of different versions work together. What earlier ones say is kept
/// word for word and must go on meaning the same.
class FormerMessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatEarlierProgramsSayStillMeansTheSame_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QByteArray>("bytes");
        for (int schema = 1; schema <= schemaVersion; ++schema) {
            for (const Message &message : messages(schema)) {
                const QByteArray type =
                    QJsonDocument::fromJson(message.bytes)["type"_L1].toString().toUtf8();
                QTest::newRow((message.kind + ' ' + type).constData())
                    << message.kind << message.bytes;
            }
        }
    }

    void whatEarlierProgramsSayStillMeansTheSame()
    {
        QFETCH(QByteArray, kind);
        QFETCH(QByteArray, bytes);
        const Retell retell = kinds().value(kind);
        QVERIFY2(retell, kind.constData());
        const Result<QJsonObject> told = retell(bytes);
        QVERIFY2(told, qPrintable(told ? QString() : told.error().detail));
        const QJsonObject former = QJsonDocument::fromJson(bytes).object();
        const QString gone = missing(former, *told, u"message"_s);
        QVERIFY2(gone.isEmpty(), qPrintable(gone));
    }

    void eachKindAndEachCommandIsKept()
    {
        QSet<QByteArray> seen;
        for (const Message &message : messages(schemaVersion)) {
            seen.insert(message.kind);
            seen.insert(QJsonDocument::fromJson(message.bytes)["type"_L1].toString().toUtf8());
        }
        for (auto it = kinds().begin(); it != kinds().end(); ++it)
            QVERIFY2(seen.contains(it.key()), it.key().constData());
        for (const auto &[type, name] : enumNames(CommandType()))
            QVERIFY2(seen.contains(QByteArray(name.data(), name.size())), name.data());
    }

    /// A body is kept as it came (core/store/CacheTest); here, that its reader does not mind.
    void whatLaterProgramsSayBesideItIsNoProblem()
    {
        for (const Message &message : messages(schemaVersion)) {
            if (message.kind == "command" || message.kind.endsWith("_request"))
                continue; // asked of an order manager, which knows all that its stations know
            QJsonObject object = QJsonDocument::fromJson(message.bytes).object();
            object.insert(u"invented_later"_s, QJsonObject{{u"deep"_s, 1}});
            const Result<QJsonObject> told =
                kinds().value(message.kind)(QJsonDocument(object).toJson(QJsonDocument::Compact));
            QVERIFY2(told, message.kind.constData());
        }
    }
};

QTEST_GUILESS_MAIN(FormerMessagesTest)
#include "FormerMessagesTest.moc"
