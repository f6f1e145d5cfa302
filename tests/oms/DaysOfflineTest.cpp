// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ChainStation.h"

#include <QTest>

#include <ctime>
#include <optional>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QStringList goods{u"TEA"_s, u"JAM"_s};
constexpr int unitsPerLine = 10;
constexpr int commandsPerOrder = 26;
const QString clerk = u"0042"_s;

void mustBe(bool isDone)
{
    if (!isDone)
        qFatal("the days went another way");
}

/// Milliseconds of processor, which others that keep the machine busy hardly change.
class Spent
{
public:
    [[nodiscard]] qint64 ms() const { return (std::clock() - m_begun) * 1'000 / CLOCKS_PER_SEC; }

private:
    const std::clock_t m_begun = std::clock();
};

qint64 residentKb()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

/// A shop whose link is away for days while people work and head office goes on without it.
class Shop
{
public:
    Shop(int days, int commands)
        : m_days(days)
        , m_orders(commands / commandsPerOrder + 1)
    {
        for (const QString &sku : goods)
            m_chain.stock(sku, 2 * unitsPerLine * m_orders);
        m_chain.place(u"S-07"_s, m_orders);
        for (int i = 0; i < m_orders; ++i)
            m_works.append(m_chain.assign(Method::Pickup,
                                          {{goods[0], unitsPerLine}, {goods[1], unitsPerLine}}));
        m_desk.emplace(m_chain, u"Desk"_s);
        mustBe(m_desk->settle());
        m_desk->cut();
    }

    /// Every morning the program is started, then people work; at noon head office decides things.
    void workWithoutALink()
    {
        for (int day = 0; day < m_days; ++day) {
            const Spent start;
            m_desk->restart();
            m_startMs = start.ms();
            m_desk->signIn(clerk);
            const int from = m_orders * day / m_days;
            const int until = m_orders * (day + 1) / m_days;
            for (int i = from; i < until; ++i)
                serve(m_works[i]);
            changeWhatNobodyHereKnows(from, until);
            m_chain.pass(24h);
        }
    }

    void comeBack()
    {
        const Spent upload;
        mustBe(m_desk->mend());
        m_uploadMs = upload.ms();
    }

    /// What is wrong when all is told.
    [[nodiscard]] QStringList findings()
    {
        QStringList found = m_chain.findings();
        Outbox &outbox = m_desk->outbox();
        if (outbox.acknowledgedN() != outbox.lastN())
            found.append(
                u"%1 commands are not answered"_s.arg(outbox.lastN() - outbox.acknowledgedN()));
        qint64 n = 0;
        m_chain.look([&](oms::Storage &storage) {
            mustBe(storage.connection
                       .query(u"SELECT n, hash FROM command_log WHERE install = ? ORDER BY n"_s,
                              {outbox.install()},
                              [&](const SqlRow &row) {
                                  if (row.integer(0) != ++n ||
                                      row.bytes(1) != *outbox.hashOf(n).value())
                                      found.append(u"command %1 is another one"_s.arg(n));
                              })
                       .has_value());
        });
        if (n != outbox.lastN())
            found.append(u"%1 of %2 commands arrived"_s.arg(n).arg(outbox.lastN()));
        for (const Assignment &work : m_works) {
            if (m_desk->station().overlay().assignment(work.id) && !m_desk->agrees(work))
                found.append(u"the station shows another %1"_s.arg(work.orderRef));
        }
        return found;
    }

    [[nodiscard]] qint64 pending()
    {
        return m_desk->outbox().lastN() - m_desk->outbox().acknowledgedN();
    }
    [[nodiscard]] qint64 outboxBytes() const { return m_desk->outboxBytes(); }
    [[nodiscard]] qint64 startMs() const { return m_startMs; }
    [[nodiscard]] qint64 uploadMs() const { return m_uploadMs; }

private:
    /// 26 commands, from the shelf to the customer.
    void serve(const Assignment &work)
    {
        m_chain.clock.advance(1min);
        mustBe(m_desk->claim(work));
        for (const QString &sku : goods) {
            for (int unit = 0; unit < unitsPerLine; ++unit)
                mustBe(m_desk->scan(sku + u"-CODE"_s).result == ScanResult::Picked);
        }
        mustBe(m_desk->act(CommandType::Finish, work).has_value());
        Args shelf;
        shelf.parcel = ParcelCode(u"P-%1"_s.arg(++m_parcels, 6, 10, QLatin1Char('0')));
        shelf.location = LocationCode(u"S-07"_s);
        mustBe(m_desk->act(CommandType::Stage, work, shelf).has_value());
        mustBe(m_desk->act(CommandType::Ready, work).has_value());
        Args note;
        note.text = u"in a bag"_s;
        mustBe(m_desk->act(CommandType::Note, work, note).has_value());
        mustBe(m_desk->handOver(work).has_value());
    }

    /// Customers cancel and others get the work, before and after it was done here.
    void changeWhatNobodyHereKnows(int from, int until)
    {
        for (int i = from; i < until; ++i) {
            const int other = (i + m_orders / 2) % m_orders;
            if (i % 40 == 0)
                m_chain.cancel(m_works[other]);
            else if (i % 40 == 20)
                m_chain.moveElsewhere(m_works[other]);
        }
    }

    const int m_days;
    const int m_orders;
    FakeChain m_chain{Engine::Sqlite};
    QList<Assignment> m_works;
    std::optional<ChainStation> m_desk;
    int m_parcels = 0;
    qint64 m_startMs = 0;
    qint64 m_uploadMs = 0;
};

} // namespace

/// A station without a link for days: nothing is refused for it, and all of it arrives, once.
class DaysOfflineTest : public QObject
{
    Q_OBJECT

public:
    /// Two weeks take longer than Qt Test gives a function, where others keep the machine busy.
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "1800000"); }

private Q_SLOTS:
    void allThatWasDoneWithoutALinkArrivesOnceAndInOrder_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("commands");
        QTest::newRow("three days") << 3 << 20'000;
        QTest::newRow("two weeks") << 14 << 50'000;
    }

    void allThatWasDoneWithoutALinkArrivesOnceAndInOrder()
    {
        QFETCH(int, days);
        QFETCH(int, commands);
        Shop shop(days, commands);
        const Spent work;
        shop.workWithoutALink();
        const qint64 pending = shop.pending();
        const qint64 workedMs = work.ms();
        QVERIFY2(pending >= commands, qPrintable(QString::number(pending)));
        const qint64 kilobytes = shop.outboxBytes() / 1024;
        const qint64 resident = residentKb();
        shop.comeBack();
        QCOMPARE(shop.findings(), QStringList());
        qInfo(
            "%lld commands in %d days, with the order manager, in ms of processor: %lld to do "
            "them, %lld for the last start, %lld for the upload; outbox %lld KB, resident %lld MB",
            pending, days, workedMs, shop.startMs(), shop.uploadMs(), kilobytes, resident / 1024);
    }
};

QTEST_GUILESS_MAIN(DaysOfflineTest)
#include "DaysOfflineTest.moc"
