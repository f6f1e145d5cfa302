// SPDX-License-Identifier: Apache-2.0
#include "app/tools/story/HeadOffice.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QUrl>

namespace storehand::story {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int requestMsMax = 15'000;

} // namespace

HeadOffice::HeadOffice(Setup setup)
    : m_setup(std::move(setup))
    , m_program(m_setup.bin + u"/storehand-oms"_s)
{}

QStringList HeadOffice::where() const
{
    QStringList where{u"--data"_s, m_setup.data};
    if (!m_setup.database.isEmpty())
        where += {u"--database"_s, m_setup.database};
    return where;
}

Status HeadOffice::open()
{
    // Stations remember the address, so a second start asks for the port of the first.
    const QString listen =
        m_url.isEmpty() ? u"127.0.0.1:0"_s : m_url.sliced(m_url.indexOf("//"_L1) + 2);
    QStringList arguments = QStringList{u"serve"_s, u"--listen"_s, listen} + where();
    if (m_setup.demo)
        arguments.append(u"--demo"_s);
    if (!m_setup.tlsCert.isEmpty())
        arguments += {u"--tls-cert"_s, m_setup.tlsCert, u"--tls-key"_s, m_setup.tlsKey};
    m_server = std::make_unique<JsonProgram>(m_program, arguments);
    if (Status started = m_server->start(); !started)
        return started;
    const auto listening = m_server->awaitEvent(u"listening"_s);
    if (!listening)
        return failure(listening.error());
    m_url = listening->value("url"_L1).toString();
    if (!m_key.isEmpty())
        return {};
    const auto key = run({u"channel-key"_s, u"--channel"_s, u"web"_s});
    if (!key)
        return failure(key.error());
    m_key = key->value("key"_L1).toString();
    return {};
}

void HeadOffice::kill()
{
    m_server->kill();
}

Status HeadOffice::import(const QString &file)
{
    const auto answer = run({u"import"_s, file});
    return answer ? Status() : failure(answer.error());
}

Result<QString> HeadOffice::enrolmentCode(const QString &store, const QString &station)
{
    const auto answer = run({u"enrol"_s, u"--store"_s, store, u"--name"_s, station});
    if (!answer)
        return failure(answer.error());
    return answer->value("code"_L1).toString();
}

Result<QJsonObject> HeadOffice::placeOrder(const QJsonObject &order)
{
    return request("POST", u"/v1/orders"_s, QJsonDocument(order).toJson());
}

Result<QJsonObject> HeadOffice::order(const QString &ref)
{
    return request("GET", u"/v1/orders?ref="_s + ref);
}

Result<QJsonObject> HeadOffice::stock(const QString &sku)
{
    return request("GET", u"/v1/stock?sku="_s + sku);
}

Status HeadOffice::verify()
{
    const auto answer = run({u"verify"_s});
    return answer ? Status() : failure(answer.error());
}

Result<QJsonObject> HeadOffice::run(const QStringList &arguments)
{
    return runOnce(m_program, arguments + where());
}

Result<QJsonObject> HeadOffice::request(const QByteArray &verb, const QString &path,
                                        const QByteArray &body)
{
    QNetworkAccessManager network;
    QNetworkRequest request{QUrl(m_url + path)};
    if (!m_setup.tlsCert.isEmpty()) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromPath(m_setup.tlsCert));
        request.setSslConfiguration(tls);
    }
    request.setTransferTimeout(requestMsMax);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("Authorization", "Bearer " + m_key.toUtf8());
    const std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(request, verb, body));
    QEventLoop waiting;
    QObject::connect(reply.get(), &QNetworkReply::finished, &waiting, &QEventLoop::quit);
    if (!reply->isFinished())
        waiting.exec();
    const QByteArray answer = reply->readAll();
    if (reply->error() != QNetworkReply::NoError) {
        return failure(ErrorKind::Rejected, u"http"_s,
                       u"%1 %2: %3 %4"_s.arg(QString::fromLatin1(verb), path, reply->errorString(),
                                             QString::fromUtf8(answer.left(500))));
    }
    return QJsonDocument::fromJson(answer).object();
}

} // namespace storehand::story
