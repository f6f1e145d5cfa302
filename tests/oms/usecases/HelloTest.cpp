// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/Hello.h"

#include "core/domain/Codes.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

class HelloTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aNewStationHearsHowMuchThereIsToRead()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        FakeStation till = chain.enrol(u"Till 1"_s);
        const auto answer = chain.oms->hello(till.who, {.install = till.install});
        QVERIFY(answer);
        QCOMPARE(answer->lastN, 0);
        QCOMPARE(answer->spreadSeconds, 0);
        QCOMPARE(answer->serverTime, chain.clock.now());
        QVERIFY(till.catchUp());
        QCOMPARE(answer->epoch, till.pages.last().epoch);
        QCOMPARE(answer->ahead, till.pages.last().changes.size());
        const auto later =
            chain.oms->hello(till.who, {.install = till.install, .cursor = till.cursor});
        QCOMPARE(later->ahead, 0);
    }

    void anIntactDiskIsAccepted()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 1}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.claim(work);
        const QByteArray first = wire::commandHash(till.sentLine(1));
        const QByteArray second = wire::commandHash(till.sentLine(2));
        const auto hello = [&](qint64 lastN, std::optional<wire::PreviousCommand> prev) {
            return chain.oms->hello(till.who,
                                    {.install = till.install, .lastN = lastN, .prev = prev});
        };
        QCOMPARE(hello(2, wire::PreviousCommand{2, second})->lastN, 2);
        QCOMPARE(hello(2, wire::PreviousCommand{1, first})->lastN, 2); // an answer was lost
        QCOMPARE(hello(5, wire::PreviousCommand{2, second})->lastN, 2);
        QCOMPARE(hello(5, wire::PreviousCommand{4, first})->lastN, 2); // we were restored
    }

    void aRestoredOrCopiedDiskIsFound()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 1}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        FakeStation other = chain.enrol(u"Till 2"_s);
        till.claim(work);
        till.claim(work);
        const QByteArray wrong(32, 'w');
        const auto code = [&](const StationIdentity &who, qint64 lastN,
                              std::optional<wire::PreviousCommand> prev) {
            const auto answer =
                chain.oms->hello(who, {.install = till.install, .lastN = lastN, .prev = prev});
            return answer ? QString() : answer.error().code;
        };
        const QString rollback = codes::rollback;
        QCOMPARE(code(till.who, 1, std::nullopt), rollback);
        QCOMPARE(code(till.who, 2, wire::PreviousCommand{2, wrong}), rollback);
        QCOMPARE(code(till.who, 2, wire::PreviousCommand{1, wrong}), rollback);
        QCOMPARE(code(other.who, 2, std::nullopt), rollback);
    }
};

QTEST_GUILESS_MAIN(HelloTest)
#include "HelloTest.moc"
