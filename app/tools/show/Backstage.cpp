// SPDX-License-Identifier: Apache-2.0
#include "app/tools/show/Backstage.h"

#include <QDir>
#include <QFile>
#include <QUrl>

namespace storehand::show {

using namespace Qt::Literals::StringLiterals;

Backstage::Backstage(story::Cast cast, Options options, QObject *parent)
    : QObject(parent)
    , m_cast(std::move(cast))
    , m_options(std::move(options))
{
    connect(&m_shop, &WebShop::orderChanged, this, &Backstage::orderChanged);
}

Backstage::~Backstage()
{
    closeAll();
}

void Backstage::open()
{
    if (!m_options.keep)
        QDir(m_options.data).removeRecursively();
    QDir().mkpath(m_options.data);
    if (m_relay.port() == 0) {
        if (const Status listening = m_relay.listen(); !listening)
            return fail(listening.error().detail);
    }
    if (m_scanner.path().isEmpty()) {
        if (const Status plugged = m_scanner.open(); !plugged)
            return fail(plugged.error().detail);
    }
    enter(Stage::OfficeOpens);
    m_office = std::make_unique<JsonPeer>(m_options.bin + u"/storehand-oms"_s,
                                          QStringList{u"serve"_s, u"--demo"_s, u"--data"_s,
                                                      m_options.data + u"/oms"_s, u"--listen"_s,
                                                      u"127.0.0.1:0"_s});
    connect(m_office.get(), &JsonPeer::said, this, &Backstage::officeSaid);
    connect(m_office.get(), &JsonPeer::ended, this,
            [this] { fail(tr("The order manager ended. The terminal says why.")); });
    m_office->start();
}

void Backstage::startOver()
{
    closeAll();
    m_options.keep = false;
    open();
}

void Backstage::setCut(bool cut)
{
    m_relay.setCut(cut);
    Q_EMIT changed();
}

void Backstage::killStation()
{
    if (m_station)
        m_station->kill();
}

void Backstage::startStation()
{
    if (m_stage == Stage::StationGone)
        launchStation({});
}

void Backstage::signIn(const story::Cast::Person &person, std::function<void()> done)
{
    if (!m_station)
        return;
    m_station->ask({{u"do"_s, u"sign_in"_s}, {u"person"_s, person.code}, {u"pin"_s, person.pin}},
                   [this, done = std::move(done)](const Result<QJsonObject> &answer) {
                       if (answer)
                           done();
                       else if (m_stage != Stage::StationGone)
                           complain(answer.error().detail);
                   });
}

void Backstage::scan(const QString &code)
{
    if (m_stage != Stage::Open)
        return;
    if (const Status scanned = m_scanner.scan(code); !scanned)
        complain(scanned.error().detail);
}

void Backstage::placeOrder(const QJsonObject &order)
{
    m_shop.place(order, [this](const Result<QJsonObject> &answer) {
        complain(answer ? QString() : answer.error().detail);
    });
}

void Backstage::enter(Stage stage)
{
    m_stage = stage;
    Q_EMIT changed();
}

void Backstage::fail(const QString &why)
{
    m_failure = why;
    enter(Stage::Failed);
}

void Backstage::complain(const QString &why)
{
    m_failure = why;
    Q_EMIT changed();
}

void Backstage::closeAll()
{
    m_shop.close();
    m_station.reset();
    m_office.reset();
    m_relay.setCut(false);
    m_failure.clear();
    m_stage = Stage::Closed;
}

void Backstage::officeSaid(const QJsonObject &object)
{
    if (object["event"_L1].toString() != "listening"_L1)
        return;
    m_officeUrl = object["url"_L1].toString();
    m_relay.setTarget(static_cast<quint16>(QUrl(m_officeUrl).port()));
    enter(Stage::StationJoins);
    runOffice({u"channel-key"_s, u"--channel"_s, u"web"_s}, u"key"_s, [this](const QString &key) {
        m_shop.open(m_officeUrl, key);
        askForCode();
    });
}

void Backstage::askForCode()
{
    if (QFile::exists(m_options.data + u"/station/outbox.db"_s))
        return launchStation({});
    runOffice({u"enrol"_s, u"--store"_s, m_cast.store, u"--name"_s, u"Front desk"_s}, u"code"_s,
              [this](const QString &code) { launchStation(code); });
}

void Backstage::runOffice(const QStringList &arguments, const QString &field,
                          std::function<void(const QString &)> done)
{
    JsonPeer::run(m_options.bin + u"/storehand-oms"_s,
                  arguments + QStringList{u"--data"_s, m_options.data + u"/oms"_s}, m_office.get(),
                  [this, field, done = std::move(done)](const Result<QJsonObject> &answer) {
                      if (answer)
                          done(answer->value(field).toString());
                      else
                          fail(answer.error().detail);
                  });
}

void Backstage::launchStation(const QString &enrolmentCode)
{
    QStringList arguments{u"--json"_s,
                          u"--data"_s,
                          m_options.data + u"/station"_s,
                          u"--oms"_s,
                          u"http://127.0.0.1:%1"_s.arg(m_relay.port()),
                          u"--serial"_s,
                          m_scanner.path()};
    if (!enrolmentCode.isEmpty())
        arguments += {u"--enrol"_s, enrolmentCode};
    enter(Stage::StationOpens);
    m_station = std::make_unique<JsonPeer>(m_options.bin + u"/storehand"_s,
                                           arguments + m_options.stationArguments);
    connect(m_station.get(), &JsonPeer::said, this, &Backstage::takeStation);
    connect(m_station.get(), &JsonPeer::ended, this, [this] { enter(Stage::StationGone); });
    m_station->start();
}

void Backstage::takeStation(const QJsonObject &object)
{
    if (object["event"_L1].toString() == "ready"_L1)
        signIn(m_cast.picker, [this] { enter(Stage::Open); });
    Q_EMIT stationSaid(object);
}

} // namespace storehand::show
