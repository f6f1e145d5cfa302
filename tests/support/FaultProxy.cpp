// SPDX-License-Identifier: Apache-2.0
#include "tests/support/FaultProxy.h"

#include "tests/support/ResetSocket.h"

#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <functional>

namespace storehand::test {

using Kind = NetworkFault::Kind;

namespace {

constexpr int slowMs = 1'000;
constexpr qsizetype singleBytesMax = 600; ///< of an answer byte by byte; the rest comes at once
constexpr int waysMax = 250;

/// The first complete message at the front of `bytes`, taken out of it; empty when there is none.
QByteArray takeMessage(QByteArray &bytes)
{
    static const QByteArray lengthName = "\r\ncontent-length:";
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    const QByteArray head = bytes.left(end).toLower();
    const qsizetype at = head.indexOf(lengthName);
    const qsizetype body =
        at < 0 ? 0 : head.mid(at + lengthName.size()).split('\r').first().trimmed().toLongLong();
    const qsizetype size = end + 4 + body;
    if (bytes.size() < size)
        return {};
    const QByteArray message = bytes.left(size);
    bytes.remove(0, size);
    return message;
}

QByteArray answerOf(const QByteArray &statusLine, const QByteArray &headers, const QByteArray &body)
{
    return "HTTP/1.1 " + statusLine + "\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// How many bytes of a message come before the place where it breaks.
qsizetype bytesBefore(NetworkFault::Place place, qsizetype size)
{
    switch (place) {
    case NetworkFault::Place::First:
        return 1;
    case NetworkFault::Place::Middle:
        return size / 2;
    case NetworkFault::Place::Last:
        return size - 1;
    }
    Q_UNREACHABLE();
}

/// The same head with a shorter body, and a length that fits it.
QByteArray shortened(const QByteArray &answer, NetworkFault::Place place)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    const QByteArray body = answer.mid(end + 4);
    QByteArrayList head = answer.left(end).split('\n');
    head.removeIf(
        [](const QByteArray &line) { return line.toLower().startsWith("content-length:"); });
    const QByteArray cut = body.left(bytesBefore(place, std::max<qsizetype>(body.size(), 2)));
    return head.join('\n').trimmed() + "\r\nContent-Length: " + QByteArray::number(cut.size()) +
           "\r\n\r\n" + cut;
}

QByteArray withDamagedGzip(const QByteArray &answer)
{
    QByteArrayList head = answer.left(answer.indexOf("\r\n\r\n")).split('\n');
    head.removeIf([](const QByteArray &line) {
        const QByteArray name = line.toLower();
        return name.startsWith("content-length:") || name.startsWith("content-encoding:");
    });
    constexpr qsizetype magicSize = 4;
    const QByteArray body = QByteArray("\x1f\x8b\x08\x00", magicSize) + "and no gzip follows";
    return head.join('\n').trimmed() +
           "\r\nContent-Encoding: gzip\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

/// What never reaches the server, as something in between answers it.
QByteArray answerOnTheWay(const NetworkFault &fault)
{
    static const QByteArray page = "Content-Type: text/html\r\n";
    if (fault.kind == Kind::Portal)
        return answerOf("200 OK", page, "<html>Please sign in to use our network</html>");
    if (fault.kind == Kind::NoHttp)
        return "SSH-2.0-OpenSSH_9.2p1\r\n\r\n";
    return answerOf(QByteArray::number(fault.status) + " Not now", page, "<html>No.</html>");
}

} // namespace

/// One port, and what has come by it.
class FaultProxy::Way : public QTcpServer
{
public:
    Way(const NetworkFault &theFault, quint16 theTarget, int number, QObject *parent)
        : QTcpServer(parent)
        , fault(theFault)
        , target(theTarget)
        , source(QStringLiteral("127.0.0.%1").arg(number))
    {}

    const NetworkFault fault;
    const quint16 target;
    const QHostAddress source;
    State state;
    QByteArray lastAnswer; ///< to the request before

protected:
    void incomingConnection(qintptr descriptor) override;
};

/// One connection from a station, and the one that it leads to.
class FaultProxy::Passage : public QObject
{
public:
    Passage(Way &way, qintptr descriptor)
        : QObject(&way)
        , m_way(way)
    {
        m_near.setSocketDescriptor(descriptor);
        m_near.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(&m_near, &QTcpSocket::readyRead, this, [this] { readRequests(); });
        connect(&m_near, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        connect(&m_far, &QTcpSocket::readyRead, this, [this] { readAnswers(); });
        connect(&m_far, &QTcpSocket::disconnected, this, [this] { m_near.disconnectFromHost(); });
        connect(&m_far, &QTcpSocket::errorOccurred, this, [this] { m_near.disconnectFromHost(); });
    }

private:
    void readRequests();
    void readAnswers();
    void send(const QByteArray &request);
    void answer(const QByteArray &answer);
    void sendByteByByte(const QByteArray &answer, qsizetype at);
    void cut();
    [[nodiscard]] bool suffers(const QByteArray &request);

    Way &m_way;
    QTcpSocket m_near;
    QTcpSocket m_far;
    QByteArray m_fromNear;
    QByteArray m_fromFar;
    QByteArray m_request;
    Kind m_now = Kind::None; ///< what goes wrong with the request under way
    bool m_isStuck = false;  ///< nothing passes any more
};

void FaultProxy::Way::incomingConnection(qintptr descriptor)
{
    new Passage(*this, descriptor);
}

bool FaultProxy::Passage::suffers(const QByteArray &request)
{
    if (m_way.state.isHit || m_way.fault.kind == Kind::None ||
        !request.sliced(request.indexOf(' ') + 1).startsWith(m_way.fault.path))
        return false;
    m_way.state.isHit = true;
    return true;
}

void FaultProxy::Passage::cut()
{
    m_far.abort();
    m_near.disconnectFromHost();
}

void FaultProxy::Passage::readRequests()
{
    m_fromNear += m_near.readAll();
    if (m_isStuck)
        return;
    const QByteArray request = takeMessage(m_fromNear);
    if (request.isEmpty())
        return;
    ++m_way.state.requests;
    m_request = request;
    m_now = suffers(request) ? m_way.fault.kind : Kind::None;
    const qsizetype before = bytesBefore(m_way.fault.place, request.size());
    switch (m_now) {
    case Kind::RequestCut:
    case Kind::RequestReset:
    case Kind::RequestStall:
        send(request.left(before));
        m_isStuck = true;
        break;
    case Kind::LostRequest:
        m_isStuck = true;
        break;
    case Kind::IdleCut:
        cut();
        break;
    case Kind::Status:
    case Kind::Portal:
    case Kind::NoHttp:
        m_near.write(answerOnTheWay(m_way.fault));
        break;
    default:
        send(request);
    }
}

/// Once the bytes have left, a cut request is cut.
void FaultProxy::Passage::send(const QByteArray &request)
{
    if (m_far.state() == QAbstractSocket::UnconnectedState) {
        m_far.bind(m_way.source);
        m_far.connectToHost(QHostAddress(QHostAddress::LocalHost), m_way.target);
        m_far.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }
    const bool isReset = m_now == Kind::RequestReset;
    if (isReset || m_now == Kind::RequestCut) {
        connect(&m_far, &QTcpSocket::bytesWritten, this, [this, isReset] {
            if (m_far.bytesToWrite() > 0)
                return;
            if (isReset) {
                resetSocket(m_far);
                resetSocket(m_near);
            } else {
                cut();
            }
        });
    }
    m_far.write(request);
}

void FaultProxy::Passage::readAnswers()
{
    m_fromFar += m_far.readAll();
    const QByteArray whole = takeMessage(m_fromFar);
    if (whole.isEmpty())
        return;
    if (m_now == Kind::Twice) {
        m_now = Kind::None;
        send(m_request);
        return;
    }
    answer(whole);
    if (m_now == Kind::None || m_way.lastAnswer.isEmpty())
        m_way.lastAnswer = whole;
}

void FaultProxy::Passage::answer(const QByteArray &answer)
{
    static const QByteArray nothingSaid =
        "Storehand-Protocol: 1\r\nContent-Type: application/json\r\n";
    const NetworkFault::Place place = m_way.fault.place;
    switch (std::exchange(m_now, Kind::None)) {
    case Kind::AnswerCut:
        m_near.write(answer.left(bytesBefore(place, answer.size())));
        cut();
        break;
    case Kind::AnswerReset:
        m_near.write(answer.left(bytesBefore(place, answer.size())));
        m_near.flush();
        resetSocket(m_near);
        break;
    case Kind::AnswerStall:
        m_near.write(answer.left(bytesBefore(place, answer.size())));
        m_isStuck = true;
        break;
    case Kind::AnswerShort:
        m_near.write(shortened(answer, place));
        break;
    case Kind::Slow:
        QTimer::singleShot(slowMs, this, [this, answer] { m_near.write(answer); });
        break;
    case Kind::ByteByByte:
        sendByteByByte(answer, 0);
        break;
    case Kind::NeverAnswered:
        m_isStuck = true;
        break;
    case Kind::LostAnswer:
        cut();
        break;
    case Kind::OtherAnswer:
        m_near.write(m_way.lastAnswer.isEmpty() ? answerOf("200 OK", nothingSaid, "{}")
                                                : m_way.lastAnswer);
        break;
    case Kind::DamagedGzip:
        m_near.write(withDamagedGzip(answer));
        break;
    default:
        m_near.write(answer);
    }
}

void FaultProxy::Passage::sendByteByByte(const QByteArray &answer, qsizetype at)
{
    if (at >= std::min(answer.size(), singleBytesMax)) {
        m_near.write(answer.mid(at));
        return;
    }
    m_near.write(answer.mid(at, 1));
    m_near.flush();
    QTimer::singleShot(0, this, [this, answer, at] { sendByteByByte(answer, at + 1); });
}

FaultProxy::FaultProxy(quint16 target)
    : m_target(target)
{
    m_home.moveToThread(&m_thread);
    m_thread.start();
}

FaultProxy::~FaultProxy()
{
    QMetaObject::invokeMethod(
        &m_home,
        [this] {
            qDeleteAll(m_home.children());
            m_home.moveToThread(nullptr);
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

quint16 FaultProxy::open(const NetworkFault &fault)
{
    constexpr int firstSource = 2; // 127.0.0.1 is everybody else
    quint16 port = 0;
    QMetaObject::invokeMethod(
        &m_home,
        [&] {
            auto *way = new Way(fault, m_target, firstSource + m_ways++ % waysMax, &m_home);
            if (!way->listen(QHostAddress::LocalHost))
                qFatal("no port is free: %s", qPrintable(way->errorString()));
            way->setObjectName(QString::number(way->serverPort()));
            port = way->serverPort();
        },
        Qt::BlockingQueuedConnection);
    return port;
}

FaultProxy::State FaultProxy::state(quint16 way)
{
    State state;
    QMetaObject::invokeMethod(
        &m_home,
        [&] {
            const auto *found = static_cast<Way *>(
                m_home.findChild<QTcpServer *>(QString::number(way), Qt::FindDirectChildrenOnly));
            if (found)
                state = found->state;
        },
        Qt::BlockingQueuedConnection);
    return state;
}

} // namespace storehand::test
