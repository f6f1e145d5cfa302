// SPDX-License-Identifier: Apache-2.0
#include "core/sync/Enrolment.h"

#include "core/crypto/Base64Url.h"
#include "core/domain/Codes.h"
#include "core/wire/ProtocolEnrol.h"
#include "tests/support/SyncStation.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A second enrolment of a station, which is how each test begins: the OMS has a fresh code.
class Enrolling
{
public:
    explicit Enrolling(SyncStation &station)
        : m_station(station)
        , m_parts(station.parts())
        , m_enrolment(m_parts)
    {}

    /// The outcome, after at most a minute and a half.
    [[nodiscard]] Result<StationIdentity> with(const QString &code)
    {
        std::optional<Result<StationIdentity>> outcome;
        m_enrolment.enrol(code,
                          [&](Result<StationIdentity> result) { outcome = std::move(result); });
        if (outcome)
            qFatal("the callback came inside the call");
        m_station.run(90s);
        if (!outcome)
            qFatal("the callback never came");
        return *outcome;
    }

private:
    SyncStation &m_station;
    SyncParts m_parts;
    Enrolment m_enrolment;
};

QList<QByteArray> keysSent(const FakeOms &oms)
{
    QList<QByteArray> keys;
    for (const OmsRequest &request : oms.requests()) {
        if (request.target == "/v1/enrol")
            keys.append(wire::decodeEnrolRequest(request.body)->publicKey);
    }
    return keys;
}

} // namespace

class EnrolmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void makesAStation()
    {
        SyncStation station; // enrols
        const auto identity = loadIdentity(*station.outbox);
        QVERIFY(identity && *identity);
        QCOMPARE((*identity)->station, StationId(u"station-1"_s));
        QCOMPARE((*identity)->name, u"Counter"_s);
        QCOMPARE((*identity)->store, StoreCode(u"harbour"_s));
        QCOMPARE((*identity)->pins, QList<QByteArray>{QByteArray(32, 'p')});
        QCOMPARE((*identity)->pickupKey.reveal(), QByteArray(32, 'k'));
        QVERIFY(isUuidText(station.outbox->install().text));
        QCOMPARE(station.oms.credentials()->station, StationId(u"station-1"_s));
        QCOMPARE(station.oms.credentials()->key.verifyKey(), (*identity)->key.verifyKey());
        QCOMPARE(keysSent(station.oms),
                 QList<QByteArray>{*fromBase64Url((*identity)->key.verifyKey().toText())});
    }

    void trustsTheKeyInTheCodeAndSignsNothingYet()
    {
        SyncStation station;
        const OmsRequest request = station.oms.requests().constFirst();
        QCOMPARE(request.target, "/v1/enrol"_ba);
        QVERIFY(request.firstContact);
        QVERIFY(request.firstContact->names(QByteArray(32, 'p')));
    }

    void asksAgainWithTheSameKeyWhenAnAnswerIsLost()
    {
        SyncStation station;
        station.oms.loseNextAnswer("/v1/enrol");
        station.oms.setCaptivePortal(false);
        QVERIFY(Enrolling(station).with(station.oms.enrolmentCode));
        const QList<QByteArray> keys = keysSent(station.oms);
        QCOMPARE(keys.size(), 3); // of the fixture, lost, repeated
        QCOMPARE(keys[1], keys[2]);
    }

    void keepsTheKeyOverARestart()
    {
        SyncStation station;
        station.oms.goOffline();
        QVERIFY(!Enrolling(station).with(station.oms.enrolmentCode));
        station.oms.comeBack();
        station.restart();
        QVERIFY(Enrolling(station).with(station.oms.enrolmentCode));
        const QList<QByteArray> keys = keysSent(station.oms);
        QCOMPARE(QSet<QByteArray>(keys.begin(), keys.end()).size(), 1);
    }

    void givesUpAfterAFewAttempts()
    {
        SyncStation station;
        station.oms.goOffline();
        const int before = station.oms.sent("/v1/enrol");
        const auto outcome = Enrolling(station).with(station.oms.enrolmentCode);
        QCOMPARE(outcome.error().kind, ErrorKind::Offline);
        QCOMPARE(station.oms.sent("/v1/enrol") - before, Enrolment::attemptsMax);
    }

    void saysWhatIsWrongWithACode()
    {
        SyncStation station;
        const int before = station.oms.sent("/v1/enrol");
        const auto typo = Enrolling(station).with(u"ABCD"_s);
        QCOMPARE(typo.error().code, codes::badEnrolmentCode);
        QCOMPARE(station.oms.sent("/v1/enrol"), before);
        FakeRandom random(7);
        const QString other = EnrolmentCode::make(random, QByteArray(32, 'p')).toText().reveal();
        const auto unknown = Enrolling(station).with(other);
        QCOMPARE(unknown.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(unknown.error().code, u"code_unknown"_s);
        QCOMPARE(station.oms.sent("/v1/enrol"), before + 1); // asking again would not help
    }

    void believesNoDamagedAnswer()
    {
        SyncStation station;
        const InstallId install = station.outbox->install();
        for (int i = 0; i < Enrolment::attemptsMax; ++i)
            station.oms.damageNextAnswer("/v1/enrol",
                                         [](OmsAnswer &answer) { answer.body.chop(20); });
        const auto outcome = Enrolling(station).with(station.oms.enrolmentCode);
        QCOMPARE(outcome.error().kind, ErrorKind::Malformed);
        QCOMPARE(station.outbox->install(), install);
    }

    void asksAgainForAnAnswerThatWasDamagedOnItsWay()
    {
        SyncStation station;
        station.oms.damageNextAnswer("/v1/enrol", [](OmsAnswer &answer) { answer.body.chop(20); });
        const int before = station.oms.sent("/v1/enrol");
        QVERIFY(Enrolling(station).with(station.oms.enrolmentCode));
        QCOMPARE(station.oms.sent("/v1/enrol"), before + 2);
    }

    void takesAlongWhatWasDoneBefore()
    {
        SyncStation station;
        station.oms.put(harbour, u"assignment"_s, u"a-1"_s);
        station.start();
        QVERIFY(station.settle());
        station.oms.goOffline();
        station.pick(u"a-1"_s);
        station.engine->stop();
        station.oms.comeBack();
        const InstallId before = station.outbox->install();
        QVERIFY(Enrolling(station).with(station.oms.enrolmentCode));
        QVERIFY(station.outbox->install() != before);
        QVERIFY(station.cache->cursor().isEmpty()); // it may be another store's
        QVERIFY(station.cache->readAll(u"assignment"_s)->isEmpty());
        QVERIFY(station.engine->start());
        QVERIFY(station.settle());
        QCOMPARE(station.oms.countOf(u"a-1"_s), 1);
        QVERIFY(station.agrees());
    }
};

QTEST_GUILESS_MAIN(EnrolmentTest)
#include "EnrolmentTest.moc"
