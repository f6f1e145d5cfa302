// SPDX-License-Identifier: Apache-2.0
#include "tests/support/LoopbackServer.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QUrl>

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray contentOf(const QString &name)
{
    QFile file(QString::fromUtf8(STOREHAND_SOURCE_DIR "/tests/data/tls/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

} // namespace

LoopbackServer::LoopbackServer()
{
    start();
}

LoopbackServer::LoopbackServer(const QString &certificateFile, const QString &keyFile)
    : m_tls(QSslConfiguration::defaultConfiguration())
    , m_usesTls(true)
{
    m_tls.setLocalCertificate(QSslCertificate(contentOf(certificateFile)));
    m_tls.setPrivateKey(QSslKey(contentOf(keyFile), QSsl::Ec));
    m_tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    start();
}

void LoopbackServer::start()
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("cannot listen: %s", qPrintable(errorString()));
}

QUrl LoopbackServer::url() const
{
    return QUrl(u"%1://127.0.0.1:%2"_s.arg(m_usesTls ? u"https"_s : u"http"_s).arg(serverPort()));
}

void LoopbackServer::answer(const QByteArray &bytes, Afterwards afterwards)
{
    m_answer = bytes;
    m_afterwards = afterwards;
}

void LoopbackServer::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (m_usesTls) {
        socket->setSslConfiguration(m_tls);
        socket->startServerEncryption();
    }
}

void LoopbackServer::read(QTcpSocket *socket)
{
    QByteArray &bytes = m_received[socket];
    bytes += socket->readAll();
    Request request;
    while (takeRequest(bytes, request)) {
        m_requests.append(request);
        if (m_answer.isEmpty())
            continue;
        socket->write(m_answer);
        if (m_afterwards == ThenClose)
            socket->disconnectFromHost();
    }
}

bool LoopbackServer::takeRequest(QByteArray &bytes, Request &request)
{
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return false;
    QList<QByteArray> lines = bytes.first(headEnd).split('\n');
    const QList<QByteArray> words = lines.takeFirst().trimmed().split(' ');
    request = {};
    request.method = words.value(0);
    request.target = words.value(1);
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    const qsizetype bodySize = request.headers.value("content-length").toLongLong();
    const qsizetype bodyStart = headEnd + 4;
    if (bytes.size() < bodyStart + bodySize)
        return false;
    request.body = bytes.sliced(bodyStart, bodySize);
    bytes = bytes.sliced(bodyStart + bodySize);
    return true;
}

QByteArray httpAnswer(const QByteArray &body, const QByteArray &statusLine,
                      const QByteArray &moreHeaders)
{
    return statusLine + "\r\nContent-Type: application/json; charset=utf-8\r\n" +
           "Storehand-Protocol: 1\r\n" + moreHeaders +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace storehand::test
