// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "oms/feed/FeedCursor.h"
#include "tests/support/ChainStation.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A store with two stations. In the evening the database is copied; afterwards people go on.
struct Shop
{
    explicit Shop(FakeChain &theChain)
        : chain(theChain)
    {
        chain.stock(u"TEA"_s, 20);
        begun = chain.assign(Method::Pickup, {{u"TEA"_s, 3}});
        untouched = chain.assign(Method::Pickup, {{u"TEA"_s, 1}});
        for (auto *const station : {&desk, &counter}) {
            station->emplace(chain, station == &desk ? u"Desk"_s : u"Counter"_s);
            mustBe((*station)->settle());
            (*station)->signIn(u"0042"_s);
        }
        mustBe(desk->claim(begun));
        pick();
        settle();
        chain.oms.reset();
        chain.backUp();
        chain.restart();
    }

    /// What the backup does not know: an order picked to its end, and the other one taken.
    void goOn()
    {
        pick();
        pick();
        mustBe(desk->act(CommandType::Finish, begun).has_value());
        mustBe(counter->claim(untouched));
        settle();
    }

    void restore()
    {
        chain.oms.reset();
        chain.restore();
        chain.restart();
    }

    /// Both have sent, and then both have heard of it.
    void settle() { mustBe(desk->settle() && counter->settle() && desk->settle()); }
    void pick() { mustBe(desk->scan(u"TEA-CODE"_s).result == ScanResult::Picked); }

    [[nodiscard]] QString epoch()
    {
        FakeStation reader = chain.enrol(u"Reader"_s);
        mustBe(reader.catchUp());
        return reader.pages.last().epoch;
    }

    /// How the orders end, and what of it the stations do not show.
    [[nodiscard]] QString evening()
    {
        const Stock stock = chain.stockOf(u"TEA"_s);
        QStringList said{toText(chain.now(begun).state), toText(chain.now(untouched).state),
                         u"%1 picked"_s.arg(stock.picked), u"%1 on the shelf"_s.arg(stock.shelf)};
        for (auto *const station : {&desk, &counter}) {
            said += (*station)->exceptionsOf(begun);
            if (!(*station)->agrees(begun) || !(*station)->agrees(untouched))
                said.append(u"a station shows something else"_s);
        }
        return (said + chain.findings()).join(u", "_s);
    }

    static void mustBe(bool isDone)
    {
        if (!isDone)
            qFatal("the day went another way");
    }

    FakeChain &chain;
    Assignment begun;
    Assignment untouched;
    std::optional<ChainStation> desk;
    std::optional<ChainStation> counter;
};

/// All that was done before and after the backup, once.
const QString whole = u"picked, accepted, 3 picked, 17 on the shelf"_s;

} // namespace

/// The order manager's database is an older copy of itself: stations offer again what it forgot.
class RestoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void whatWasPickedSinceTheBackupComesAgain()
    {
        CHAIN(chain);
        Shop shop(chain);
        const QString before = shop.epoch();
        shop.goOn();
        shop.restore();
        QCOMPARE(chain.stockOf(u"TEA"_s).picked, 1);
        shop.settle();
        QCOMPARE(shop.evening(), whole);
        QVERIFY(shop.epoch() != before);
    }

    /// Its own disk was set back since, so that it counts anew: what it had sent before is no
    /// longer among its numbers, but still in its outbox.
    void whatAStationSentBeforeItsDiskWasSetBackComesAgain()
    {
        CHAIN(chain);
        Shop shop(chain);
        shop.pick();
        shop.settle();
        const FolderImage image = shop.desk->image();
        shop.pick();
        shop.settle();
        shop.desk->restore(image);
        shop.desk->signIn(u"0042"_s);
        shop.settle();
        QVERIFY(shop.desk->incidents.contains(QString(codes::rollback)));
        shop.counter->cut();
        shop.restore();
        QCOMPARE(chain.stockOf(u"TEA"_s).picked, 1);
        QVERIFY(shop.desk->settle());
        QCOMPARE(chain.stockOf(u"TEA"_s).picked, 2);
    }

    /// One station has told before another one comes: the new epoch is for all, and stays.
    void stationsThatComeLaterAreAskedToo()
    {
        CHAIN(chain);
        Shop shop(chain);
        shop.goOn();
        shop.counter->cut();
        shop.restore();
        QVERIFY(shop.desk->settle());
        const QString epoch = shop.epoch();
        QVERIFY(shop.counter->mend());
        shop.settle();
        QCOMPARE(shop.evening(), whole);
        QCOMPARE(shop.epoch(), epoch);
    }

    /// More happened since the restore than had between it and the backup, so no number is ahead.
    void aDatabaseThatHasMovedOnIsKnownAllTheSame()
    {
        CHAIN(chain);
        Shop shop(chain);
        shop.goOn();
        shop.desk->cut();
        shop.counter->cut();
        QVERIFY(!shop.desk->settle() && !shop.counter->settle());
        shop.restore();
        for (int i = 0; i < 30; ++i)
            chain.assign(Method::Pickup, {{u"TEA"_s, 1}});
        QVERIFY(shop.desk->mend() && shop.counter->mend());
        shop.settle();
        QCOMPARE(shop.evening(), whole);
    }

    /// The channel must send its order again; what people did with the first one is not forgotten.
    void workThatTheBackupDoesNotKnowIsOnSomebodysList()
    {
        CHAIN(chain);
        Shop shop(chain);
        const TestOrder order =
            TestOrder(u"SO-NEW"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 1);
        const Assignment lost = chain.place(order).first();
        shop.settle();
        QVERIFY(shop.counter->claim(lost));
        QCOMPARE(shop.counter->scan(u"TEA-CODE"_s).result, ScanResult::Picked);
        shop.settle();
        shop.restore();
        shop.settle();
        QCOMPARE(chain.offer(order).kind, oms::OrderReceipt::Kind::Placed);
        shop.settle();
        QVERIFY(!shop.counter->queueHas(lost));
        QVERIFY(shop.counter->queueHas(chain.partsOf(u"SO-NEW"_s).first()));
        QList<CommandType> listed;
        for (const ExceptionCase &one : chain.exceptions()) {
            QCOMPARE(one.target, lost.id.text);
            listed.append(one.type);
        }
        QCOMPARE(listed, (QList{CommandType::Claim, CommandType::Pick}));
        SOUND(chain);
    }

    void aChannelThatKnowsMoreShowsItToo()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 20);
        const auto epoch = [&] {
            FakeStation reader = chain.enrol(u"Reader"_s);
            return reader.catchUp() ? reader.pages.last().epoch : QString();
        };
        const QString before = epoch();
        chain.oms.reset();
        chain.backUp();
        chain.restart();
        chain.place(TestOrder(u"SO-NEW"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 1));
        const auto page = chain.oms->ordersAfter(u"web"_s, {}, 100);
        QVERIFY(page);
        chain.oms.reset();
        chain.restore();
        chain.restart();
        const QString cursor = page->body.value(u"next"_s).toString();
        QCOMPARE(chain.oms->ordersAfter(u"web"_s, cursor, 100).error().code, codes::resync);
        QVERIFY(epoch() != before);
    }

    /// Who has a key and says that it was told more than there is makes nobody load all anew.
    void whatSomebodyMadeUpVoidsNoCursor()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 20);
        FakeStation honest = chain.enrol(u"Honest"_s);
        QVERIFY(honest.catchUp());
        const QString epoch = honest.pages.last().epoch;
        const FakeStation liar = chain.enrol(u"Liar"_s);
        const auto read = [&](const QString &cursor) {
            const auto page = chain.oms->readFeed(liar.who, cursor, 200);
            return page ? QString() : page.error().code;
        };
        const auto ahead = [&](const QString &topic) {
            return oms::FeedCursor{epoch, {{topic, 10'000}}}.toText();
        };

        const QString stock = ahead(oms::topics::stock(chain.harbour));
        QCOMPARE(read(stock), codes::resync);
        const auto orders = chain.oms->ordersAfter(u"web"_s, ahead(u"orders/web/1"_s), 100);
        QCOMPARE(orders.error().code, codes::resync);
        QVERIFY(chain.oms->hello(liar.who, {.install = liar.install, .cursor = stock}));
        const wire::PreviousCommand never{900, QByteArray(32, 'x')};
        QVERIFY(chain.oms->hello(
            liar.who,
            {.install = liar.install, .lastN = 900, .prev = never, .cursor = honest.cursor}));
        // What it brings to a snapshot of something else does not come back as ours.
        const auto snapshot =
            chain.oms->beginSnapshot(liar.who, {{oms::topics::config(chain.harbour)}, stock});
        QVERIFY(snapshot);
        QCOMPARE(read(snapshot->cursor), QString());

        QVERIFY(honest.catchUp());
        QCOMPARE(honest.pages.last().epoch, epoch);
    }

    /// Its link did not drop, and so much happened since that no number is ahead.
    void aPollIsEnoughToShowThatCommandsAreGone()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 20);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 3}});
        FakeStation till = chain.enrol(u"Till"_s);
        till.claim(work);
        QVERIFY(till.catchUp());
        chain.oms.reset();
        chain.backUp();
        chain.restart();
        till.pick(work, u"TEA"_s, 1);
        QVERIFY(till.catchUp());
        chain.oms.reset();
        chain.restore();
        chain.restart();
        for (int i = 0; i < 30; ++i)
            chain.assign(Method::Pickup, {{u"TEA"_s, 1}});
        QCOMPARE(chain.oms->readFeed(till.who, till.cursor, 200).error().code, codes::resync);
        FakeStation reader = chain.enrol(u"Reader"_s);
        QVERIFY(reader.catchUp());
        QVERIFY(reader.pages.last().epoch != till.pages.last().epoch);
    }

    void whoBringsTheCursorOfAnOlderVersionReadsOn()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 20);
        FakeStation till = chain.enrol(u"Till"_s);
        QVERIFY(till.catchUp());
        const auto now = oms::FeedCursor::fromText(till.cursor.section(u'.', 0, 0));
        QVERIFY(now);
        till.cursor = oms::FeedCursor{now->epoch, now->seen}.toText();
        till.pages.clear();
        chain.stock(u"TEA"_s, 1);
        QVERIFY(till.catchUp());
        QCOMPARE(till.pages.first().changes.size(), 2); // the product and its stock
        QCOMPARE(till.seesStock(u"TEA"_s)->shelf, 21);
    }
};

QTEST_GUILESS_MAIN(RestoreTest)
#include "RestoreTest.moc"
