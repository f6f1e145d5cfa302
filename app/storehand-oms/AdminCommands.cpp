// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/AdminCommands.h"

#include "app/storehand-oms/AdminVerbs.h"
#include "app/storehand-oms/DataFolder.h"
#include "app/storehand-oms/Output.h"
#include "core/crypto/SystemRandom.h"
#include "oms/OrderManager.h"
#include "oms/http/IoLoop.h"

#include <QFile>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A database of which this process is the only user, opened when it is needed first.
class OwnDatabase
{
public:
    [[nodiscard]] AdminAnswer run(const DataFolder &folder, const AdminRequest &request)
    {
        const Status opened = m_manager ? Status() : open(folder);
        return opened ? runAdminVerb(*m_manager, request)
                      : AdminAnswer::failed(opened.error().detail);
    }

private:
    Status open(const DataFolder &folder)
    {
        Result<Sensitive<QByteArray>> key = folder.masterKey(m_random);
        if (!key)
            return failure(key.error());
        Result<std::unique_ptr<Connection>> connection = folder.openDatabase();
        if (!connection)
            return failure(connection.error());
        Result<std::unique_ptr<OrderManager>> manager = OrderManager::open(
            *std::move(connection), m_clock, m_random, {.masterKey = *key, .pins = folder.pins()});
        if (!manager)
            return failure(manager.error());
        m_manager = *std::move(manager);
        return folder.remember();
    }

    IoLoop m_clock; ///< never started: only its time is asked
    SystemRandom m_random;
    std::unique_ptr<OrderManager> m_manager;
};

Result<QByteArray> contentOf(const QString &name)
{
    QFile file(name);
    const bool isOpen =
        name == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    const QByteArray content = isOpen ? file.read(AdminSocket::contentBytesMax + 1) : QByteArray();
    if (!isOpen || file.error() != QFile::NoError)
        return failure(ErrorKind::Storage, {}, u"%1: %2"_s.arg(name, file.errorString()));
    if (content.size() > AdminSocket::contentBytesMax)
        return failure(ErrorKind::Malformed, {}, u"%1: too large; split it"_s.arg(name));
    return content;
}

Result<QList<AdminRequest>> requestsOf(const CommandLine &line)
{
    QList<AdminRequest> requests;
    switch (line.command) {
    case CommandName::Enrol:
        return QList{AdminRequest{
            u"enrol"_s, {{u"store"_s, line.store}, {u"name"_s, line.name}}, QByteArray()}};
    case CommandName::ChannelKey:
        return QList{AdminRequest{u"channel-key"_s, {{u"channel"_s, line.channel}}, QByteArray()}};
    case CommandName::Stations:
        return QList{AdminRequest{u"stations"_s, {{u"store"_s, line.store}}, QByteArray()}};
    case CommandName::Revoke:
        return QList{AdminRequest{u"revoke"_s,
                                  {{u"station"_s, line.station}, {u"channel"_s, line.channel}},
                                  QByteArray()}};
    case CommandName::Forget:
        return QList{AdminRequest{
            u"forget"_s, {{u"channel"_s, line.channel}, {u"ref"_s, line.ref}}, QByteArray()}};
    case CommandName::Verify:
        return QList{AdminRequest{u"verify"_s, {}, QByteArray()}};
    case CommandName::Import:
        for (const QString &file : line.files) {
            const Result<QByteArray> content = contentOf(file);
            if (!content)
                return failure(content.error());
            requests.append({u"import"_s, {{u"file"_s, file}}, *content});
        }
        return requests;
    case CommandName::Help:
    case CommandName::Version:
    case CommandName::Serve:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace

int runAdminCommand(const CommandLine &line)
{
    const Result<DataFolder> folder = DataFolder::open(line.data, line.database);
    if (!folder)
        return fail(folder.error().detail);
    const Result<QList<AdminRequest>> requests = requestsOf(line);
    if (!requests)
        return fail(requests.error().detail);
    OwnDatabase own;
    for (const AdminRequest &request : *requests) {
        const Result<std::optional<AdminAnswer>> asked = AdminSocket::ask(folder->path(), request);
        if (!asked)
            return fail(asked.error().detail);
        const AdminAnswer answer = *asked ? **asked : own.run(*folder, request);
        for (const QJsonObject &object : answer.lines)
            printLine(object);
        for (const QString &message : answer.messages)
            say(message);
        if (answer.exitCode != 0)
            return answer.exitCode;
    }
    return 0;
}

} // namespace storehand::oms
