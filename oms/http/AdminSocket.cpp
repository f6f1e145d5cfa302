// SPDX-License-Identifier: Apache-2.0
#include "oms/http/AdminSocket.h"

#include "core/domain/Codes.h"
#include "oms/http/LocalStream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcAdmin, "storehand.oms.admin")

const QString socketName = u"oms.sock"_s;
constexpr Millis clientPause{10'000}; ///< the longest silence while a request or an answer travels
constexpr Millis farewell{3'000};     ///< for whoever still sends what was refused
constexpr qsizetype answerBytesMax = 256 * 1024 * 1024;

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

Result<QJsonObject> objectOf(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        return failure(ErrorKind::Malformed, codes::localSocket, u"not a JSON object"_s);
    return document.object();
}

Result<AdminRequest> readRequest(const Descriptor &client)
{
    QByteArray buffer;
    const Result<QByteArray> line =
        localstream::readLine(client, buffer, AdminSocket::argumentBytesMax, clientPause);
    const Result<QJsonObject> object = line.and_then(objectOf);
    if (!object)
        return failure(object.error());
    AdminRequest request{object->value(u"do").toString(), object->value(u"with").toObject(), {}};
    const qint64 size = object->value(u"bytes").toInteger();
    if (size < 0 || size > AdminSocket::contentBytesMax)
        return failure(ErrorKind::Malformed, codes::localSocket, u"the file is too large"_s);
    const Status status = localstream::read(client, buffer, size, clientPause);
    if (!status)
        return failure(status.error());
    request.content = buffer.first(size);
    return request;
}

QByteArray encoded(const AdminAnswer &answer)
{
    QJsonArray lines;
    for (const QJsonObject &line : answer.lines)
        lines.append(line);
    return lineOf({{u"exit"_s, answer.exitCode},
                   {u"lines"_s, lines},
                   {u"messages"_s, QJsonArray::fromStringList(answer.messages)}});
}

AdminAnswer decoded(const QJsonObject &object)
{
    AdminAnswer answer;
    answer.exitCode = object.value(u"exit").toInt(1);
    for (const QJsonValue &line : object.value(u"lines").toArray())
        answer.lines.append(line.toObject());
    for (const QJsonValue &message : object.value(u"messages").toArray())
        answer.messages.append(message.toString());
    return answer;
}

} // namespace

struct AdminSocket::Parts
{
    void loop();
    void serve(const Descriptor &client);

    QString folder;
    Handler handler;
    Descriptor listener;
    Descriptor stopEvent;
    std::thread thread;
};

void AdminSocket::Parts::loop()
{
    while (true) {
        pollfd states[2] = {{listener.number(), POLLIN, 0}, {stopEvent.number(), POLLIN, 0}};
        if (::poll(states, 2, -1) < 0 && errno != EINTR)
            return;
        if (states[1].revents)
            return;
        const Descriptor client(
            ::accept4(listener.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (client.isOpen() && localstream::isOwnUser(client))
            serve(client);
    }
}

void AdminSocket::Parts::serve(const Descriptor &client)
{
    const Result<AdminRequest> request = readRequest(client);
    const AdminAnswer answer =
        request ? handler(*request) : AdminAnswer::failed(request.error().detail);
    const Status written = localstream::write(client, encoded(answer), clientPause);
    if (!written)
        qCInfo(lcAdmin).noquote() << "a command left before its answer:" << written.error().detail;
    else if (!request && request.error().kind != ErrorKind::Timeout)
        localstream::finish(client, farewell);
}

AdminSocket::AdminSocket(const QString &dataFolder, Handler handler)
    : m_parts(std::make_unique<Parts>())
{
    m_parts->folder = dataFolder;
    m_parts->handler = std::move(handler);
}

AdminSocket::~AdminSocket()
{
    stop();
}

Status AdminSocket::start()
{
    Result<Descriptor> listener = localstream::listen(m_parts->folder, socketName);
    if (!listener)
        return failure(listener.error());
    m_parts->listener = *std::move(listener);
    m_parts->stopEvent = Descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    m_parts->thread = std::thread([parts = m_parts.get()] { parts->loop(); });
    return {};
}

void AdminSocket::stop()
{
    if (!m_parts->thread.joinable())
        return;
    const quint64 one = 1;
    if (::write(m_parts->stopEvent.number(), &one, sizeof one) != sizeof one)
        qFatal("the admin thread cannot be told to stop");
    m_parts->thread.join();
    m_parts->listener = Descriptor();
    localstream::remove(m_parts->folder, socketName);
}

Result<std::optional<AdminAnswer>> AdminSocket::ask(const QString &dataFolder,
                                                    const AdminRequest &request)
{
    const Result<Descriptor> server = localstream::connect(dataFolder, socketName);
    if (!server)
        return failure(server.error());
    if (!server->isOpen())
        return std::nullopt;
    const QByteArray head = lineOf({{u"do"_s, request.verb},
                                    {u"with"_s, request.arguments},
                                    {u"bytes"_s, request.content.size()}});
    const Status written = localstream::write(*server, head + request.content, Millis::max());
    if (!written)
        return failure(written.error());
    QByteArray buffer;
    const Result<QByteArray> line =
        localstream::readLine(*server, buffer, answerBytesMax, Millis::max());
    const Result<QJsonObject> object = line.and_then(objectOf);
    if (!object)
        return failure(object.error());
    return decoded(*object);
}

} // namespace storehand::oms
