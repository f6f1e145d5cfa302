// SPDX-License-Identifier: Apache-2.0
#include "core/wire/Entities.h"
#include "core/wire/ObjectWriter.h"
#include "tests/support/ChainStation.h"

#include <QTest>

#include <optional>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString tea = u"TEA"_s;
const QString teaCode = u"TEA-CODE"_s;
constexpr Millis aWhile = 40s; ///< a long poll, and each retry after it

void mustBe(bool isDone)
{
    if (!isDone)
        qFatal("the day went another way");
}

/// A station's day from its enrolment to the evening, on a line that may fail. People work whether
/// there is a link or not; they wait for it only where they need what head office knows.
class Day
{
public:
    explicit Day(const LinePlan &plan)
    {
        m_chain.stock(tea, 20);
        m_chain.place(u"S-07"_s, 6);
        m_work = m_chain.assign(Method::Pickup, {{tea, 2}});
        m_unwanted = m_chain.assign(Method::Pickup, {{tea, 1}});
        m_desk.emplace(m_chain, u"Desk"_s, m_chain.harbour, plan);
        morning();
        noon();
        afternoon();
        m_hits = m_desk->line().hits();
        m_exchanges = m_desk->line().exchanges();
        m_desk->line().heal();
        mustBe(m_desk->mend());
    }

    [[nodiscard]] int hits() const { return m_hits; }
    [[nodiscard]] int exchanges() const { return m_exchanges; }

    /// All that is on the books of head office, and what of it the station does not have.
    [[nodiscard]] QStringList evening()
    {
        QStringList said = orders() + log() + differences() + m_chain.findings();
        for (const QString &each : m_desk->incidents)
            said.append(u"told: "_s + each);
        for (const QString &each : m_desk->exceptionsOf(m_work))
            said.append(u"exception: "_s + each);
        const Outbox &outbox = m_desk->outbox();
        said.append(u"%1 of %2 acknowledged"_s.arg(outbox.acknowledgedN()).arg(outbox.lastN()));
        return said;
    }

private:
    /// The station hears of its work; somebody takes it and picks it.
    void morning()
    {
        m_chain.clock.advance(aWhile);
        needs([this] { return m_desk->queueHas(m_work) && m_desk->queueHas(m_unwanted); });
        m_desk->signIn(u"0042"_s);
        mustBe(m_desk->claim(m_work));
        m_chain.clock.advance(aWhile);
        mustBe(m_desk->scan(teaCode).result == ScanResult::Picked);
        mustBe(m_desk->scan(teaCode).result == ScanResult::Picked);
        m_chain.clock.advance(1s);
        mustBe(m_desk->act(CommandType::Finish, m_work).has_value());
    }

    /// While a poll waits, a customer cancels and another one orders.
    void noon()
    {
        m_chain.clock.advance(aWhile);
        m_chain.cancel(m_unwanted);
        m_late = m_chain.assign(Method::Pickup, {{tea, 3}});
        m_chain.clock.advance(aWhile);
    }

    /// The disk loses the cache, with a command not sent yet; then the work goes on.
    void afternoon()
    {
        Args shelf;
        shelf.parcel = ParcelCode(u"P-000123"_s);
        shelf.location = LocationCode(u"S-07"_s);
        mustBe(m_desk->act(CommandType::Stage, m_work, shelf).has_value());
        m_desk->loseCache();
        m_chain.clock.advance(aWhile);
        needs([this] { return m_desk->queueHas(m_late) && !m_desk->queueHas(m_unwanted); });
        m_desk->signIn(u"0042"_s);
        mustBe(m_desk->act(CommandType::Ready, m_work).has_value());
        m_chain.clock.advance(1s);
        mustBe(m_desk->handOver(m_work).has_value());
        mustBe(m_desk->claim(m_late));
        mustBe(m_desk->scan(teaCode).result == ScanResult::Picked);
        m_chain.clock.advance(aWhile);
    }

    /// Nobody can go on before the station knows it, so somebody mends the line.
    void needs(const std::function<bool()> &isKnown)
    {
        if (isKnown())
            return;
        m_desk->line().heal();
        mustBe(m_desk->mend());
        mustBe(isKnown());
    }

    [[nodiscard]] QStringList orders()
    {
        QStringList said;
        for (const Assignment &work : {m_work, m_unwanted, m_late}) {
            const Assignment now = m_chain.now(work);
            said.append(u"%1 %2, version %3, %4 in hand"_s.arg(now.orderRef, toText(now.state))
                            .arg(now.version)
                            .arg(now.lines.first().units.inHand));
        }
        const Stock stock = m_chain.stockOf(tea);
        said.append(u"%1 on the shelf, %2 picked, version %3"_s.arg(stock.shelf)
                        .arg(stock.picked)
                        .arg(stock.version));
        return said;
    }

    /// Each command that arrived, in its order.
    [[nodiscard]] QStringList log()
    {
        QStringList said;
        m_chain.look([&](oms::Storage &storage) {
            const Status read = storage.connection.query(
                u"SELECT n, type, verdict FROM command_log ORDER BY install, n"_s, {},
                [&](const SqlRow &row) {
                    said.append(u"%1 %2 %3"_s.arg(row.integer(0)).arg(row.text(1), row.text(2)));
                });
            mustBe(read.has_value());
        });
        return said;
    }

    /// Between the station's cache and what somebody is told who reads the whole feed.
    [[nodiscard]] QStringList differences()
    {
        FakeStation reader = m_chain.enrol(u"Reader"_s);
        mustBe(reader.catchUp());
        QStringList said;
        for (const QLatin1StringView kind :
             {wire::entity::assignment, wire::entity::customer, wire::entity::exception,
              wire::entity::person, wire::entity::product, wire::entity::staging,
              wire::entity::stock}) {
            QStringList told;
            for (const wire::Change &change : reader.seesAll(kind))
                told.append(change.id + u' ' + QString::fromUtf8(wire::toBytes(change.body)));
            QStringList known;
            const auto all = m_desk->cache().readAll(QString(kind));
            mustBe(all.has_value());
            for (const CachedEntity &one : *all)
                known.append(one.id + u' ' + QString::fromUtf8(one.body));
            told.sort();
            known.sort();
            if (told != known)
                said.append(u"the station has other %1s: %2 for %3"_s.arg(kind, known.join(u'|'),
                                                                          told.join(u'|')));
        }
        return said;
    }

    FakeChain m_chain{Engine::Sqlite};
    Assignment m_work;
    Assignment m_unwanted;
    Assignment m_late;
    std::optional<ChainStation> m_desk;
    int m_hits = 0;
    int m_exchanges = 0;
};

} // namespace

/// Each exchange of a day between station and order manager fails, once or for ever: in the evening
/// everything is as if nothing had been.
class NetworkSweepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Day day({});
        m_evening = day.evening();
        m_exchanges = day.exchanges();
        QVERIFY2(m_exchanges > 15, qPrintable(QString::number(m_exchanges)));
        QVERIFY2(m_evening.filter(u"the station has other"_s).isEmpty(),
                 qPrintable(m_evening.join(u'\n')));
        qInfo("%d exchanges a day", m_exchanges);
    }

    void anyExchangeFails_data()
    {
        QTest::addColumn<LineFault>("fault");
        QTest::addColumn<bool>("forEver");
        const std::pair<const char *, LineFault> faults[] = {{"refused", LineFault::Refused},
                                                             {"silence", LineFault::Silence},
                                                             {"answer lost", LineFault::AnswerLost},
                                                             {"half answer", LineFault::HalfAnswer},
                                                             {"busy", LineFault::Busy},
                                                             {"portal", LineFault::Portal}};
        for (const auto &[name, fault] : faults) {
            QTest::addRow("%s, once", name) << fault << false;
            QTest::addRow("%s, for ever", name) << fault << true;
        }
    }

    void anyExchangeFails()
    {
        QFETCH(LineFault, fault);
        QFETCH(bool, forEver);
        bool wasHit = true;
        for (int exchange = 1; wasHit; ++exchange) {
            Day day({fault, exchange, forEver});
            wasHit = day.hits() > 0;
            const QStringList evening = day.evening();
            QVERIFY2(evening == m_evening,
                     qPrintable(u"exchange %1:\n%2\ninstead of\n%3"_s.arg(exchange).arg(
                         evening.join(u'\n'), m_evening.join(u'\n'))));
            QVERIFY(wasHit || exchange > 15);
        }
    }

private:
    QStringList m_evening;
    int m_exchanges = 0;
};

QTEST_GUILESS_MAIN(NetworkSweepTest)
#include "NetworkSweepTest.moc"
