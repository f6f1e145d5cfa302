// SPDX-License-Identifier: Apache-2.0
// What a network can do to an encrypted connection, at each part of it, while a station has work to
// send: many stations, each with its own fault, at the same time.
#include "tests/oms/http/LinkedStation.h"
#include "tests/oms/http/TestOms.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TornStream.h"

#include <array>
#include <memory>
#include <vector>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Side = StreamFault::Side;
using Harm = StreamFault::Harm;

constexpr int patienceMs = 120'000;
/// So many bytes of a side come before the fault: in its first record, through the handshake, and
/// in the requests and answers behind it.
constexpr std::array places{0, 5, 300, 500, 900, 1400, 2000, 2600};
const StoreCode harbour(u"harbour"_s);

oms::HttpServerOptions with(const TestCertificate &certificate)
{
    oms::HttpServerOptions options;
    options.tlsCertFile = certificate.certFile;
    options.tlsKeyFile = certificate.keyFile;
    return options;
}

QString describe(const StreamFault &fault)
{
    static const QStringList harms{u"cut"_s, u"reset"_s, u"stall"_s, u"flip"_s};
    return u"%1 after %2 bytes from the %3"_s.arg(harms[int(fault.harm)])
        .arg(fault.at)
        .arg(fault.side == Side::FromClient ? u"station"_s : u"order manager"_s);
}

/// A station that enrolled, has units to tell, and then goes online on a way with a fault.
class Session
{
public:
    Session(TestOms &oms, int number, const StreamFault &fault)
        : m_fault(fault)
        , m_way(static_cast<quint16>(QUrl(oms.url()).port()), number)
        , m_station(u"https://127.0.0.1:%1"_s.arg(m_way.port()))
    {
        const QString word = m_station.enrol(oms.enrolmentCode());
        if (!word.isEmpty() || !m_station.find(harbour, u"TEA-1"_s, 1))
            qFatal("%s", qPrintable(word));
        m_way.suffer(fault);
        m_station.connectTo(u"https://127.0.0.1:%1"_s.arg(m_way.port()));
        if (const Status started = m_station.start(); !started)
            qFatal("%s", qPrintable(started.error().detail));
    }

    /// In step after the fault; until it came to pass, the station is made to ask on.
    [[nodiscard]] bool isDone()
    {
        if (!m_station.isUpToDate())
            return false;
        if (m_way.isHit())
            return true;
        if (!std::exchange(m_asks, true))
            m_station.settle(Millis(patienceMs), [this](const Status &) { m_asks = false; });
        return false;
    }

    /// How it stands, for whoever must find out why it is not done.
    [[nodiscard]] QString state() const
    {
        const LinkState link = m_station.link();
        return u"%1: hit %2, online %3, catching up %4, outbox %5, error %6, asks %7"_s
            .arg(describe(m_fault))
            .arg(m_way.isHit())
            .arg(link.isOnline)
            .arg(link.isCatchingUp)
            .arg(link.outboxCount)
            .arg(link.error ? link.error->code : QString())
            .arg(m_asks);
    }

private:
    const StreamFault m_fault;
    TornStream m_way;
    LinkedStation m_station;
    bool m_asks = false;
};

int unitsOfTea(TestOms &oms)
{
    int units = 0;
    oms.run([&](oms::OrderManager &manager) {
        units = (*manager.stockOf(Sku(u"TEA-1"_s)))[u"stores"][0][u"on_hand"].toInt();
    });
    return units;
}

} // namespace

class TornTlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noFaultOfAnEncryptedConnectionLosesOrDoublesAnything()
    {
        QTemporaryDir folder;
        TestOms oms(Engine::Sqlite, with(TestCertificate::make(folder.path())));
        const int before = unitsOfTea(oms);
        constexpr int firstClient = 2;
        std::vector<std::unique_ptr<Session>> sessions;
        for (const Side side : {Side::FromClient, Side::FromServer}) {
            for (const Harm harm : {Harm::Cut, Harm::Reset, Harm::Stall, Harm::Flip}) {
                for (const int at : places) {
                    sessions.push_back(std::make_unique<Session>(
                        oms, firstClient + int(sessions.size()), StreamFault{side, harm, at}));
                }
            }
        }
        for (const auto &session : sessions)
            QVERIFY2(QTest::qWaitFor([&] { return session->isDone(); }, patienceMs),
                     qPrintable(session->state()));
        QCOMPARE(unitsOfTea(oms), before + int(sessions.size()));
        oms.run([](oms::OrderManager &manager) { QVERIFY(manager.verify()->isSound()); });
    }
};

QTEST_GUILESS_MAIN(TornTlsTest)
#include "TornTlsTest.moc"
