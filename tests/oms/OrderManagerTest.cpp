// SPDX-License-Identifier: Apache-2.0
#include "oms/OrderManager.h"

#include "core/domain/Codes.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

class OrderManagerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void whatSharesACommitIsThereTogetherOrNotAtAll()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        (void)chain.oms->takeChangedTopics();

        QVERIFY(chain.oms->beginGroup());
        till.claim(work);
        till.pick(work, u"TEA"_s, 1);
        QCOMPARE(chain.oms->takeChangedTopics(), QStringList());
        chain.oms->rollbackGroup();
        QCOMPARE(chain.now(work).state, AssignmentState::Assigned);
        QVERIFY(till.catchUp());
        QCOMPARE(till.sees(work.id)->state, AssignmentState::Assigned);
        SOUND(chain);

        FakeStation again = chain.enrol(u"Till 2"_s);
        QVERIFY(chain.oms->beginGroup());
        again.claim(work);
        again.pick(work, u"TEA"_s, 1);
        QVERIFY(chain.oms->commitGroup());
        QVERIFY(chain.oms->takeChangedTopics().contains(u"store/harbour"_s));
        QVERIFY(till.catchUp());
        QCOMPARE(till.sees(work.id)->state, AssignmentState::Picking);
        SOUND(chain);
    }

    void anUndoneCallLeavesTheOthersOfItsGroupAlone()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment one = chain.assign(Method::Pickup, {{u"TEA"_s, 1}});
        const Assignment two = chain.assign(Method::Pickup, {{u"TEA"_s, 1}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        FakeStation other = chain.enrol(u"Till 2"_s);

        QVERIFY(chain.oms->beginGroup());
        QVERIFY(chain.oms->inSavepoint([&] {
            till.claim(one);
            return true;
        }));
        QVERIFY(chain.oms->inSavepoint([&] {
            other.claim(two);
            return false;
        }));
        QVERIFY(chain.oms->commitGroup());
        QCOMPARE(chain.now(one).state, AssignmentState::Accepted);
        QCOMPARE(chain.now(two).state, AssignmentState::Assigned);
        QVERIFY(till.catchUp());
        QVERIFY(till.pages.last().digest.contains(u"store/harbour"_s));
        SOUND(chain);
    }

    void aRestartForgetsNothing()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        QVERIFY(till.catchUp());
        const QString epoch = till.pages.last().epoch;

        chain.restart();
        till.pick(work, u"TEA"_s, 2);
        QVERIFY(till.catchUp());
        QCOMPARE(till.pages.last().epoch, epoch);
        QCOMPARE(*till.sees(work.id), chain.now(work));
        SOUND(chain);
    }

    void channelsAreKnownByTheirKeys()
    {
        CHAIN(chain);
        const auto one = chain.oms->addChannelKey(u"web"_s);
        const auto two = chain.oms->addChannelKey(u"web"_s);
        const auto tills = chain.oms->addChannelKey(u"tills"_s);
        QVERIFY(one && two && tills);
        QCOMPARE(*chain.oms->authenticateChannel(*one), u"web"_s);
        QCOMPARE(*chain.oms->authenticateChannel(*two), u"web"_s);
        QCOMPARE(*chain.oms->authenticateChannel(*tills), u"tills"_s);
        const auto unknown = chain.oms->authenticateChannel(Sensitive<QString>(u"guess"_s));
        QCOMPARE(unknown.error().kind, ErrorKind::Unauthorized);
    }

    void anotherNodeSeesTheNews()
    {
        FakeChain chain(Engine::Postgres);
        if (!chain.isOpen())
            QSKIP("PostgreSQL is not installed");
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        const std::unique_ptr<OrderManager> node = chain.openNode();
        QVERIFY(node->topicsChangedElsewhere());
        till.claim(work);
        QCOMPARE(*node->topicsChangedElsewhere(),
                 (QStringList{topics::order(u"web"_s, work.order), u"store/harbour"_s}));
        const auto answer = node->readFeed(till.who, {}, wire::feedRowsMax);
        QVERIFY(answer);
        QVERIFY(answer->body.contains(work.id.text.toLatin1()));
    }
};

QTEST_GUILESS_MAIN(OrderManagerTest)
#include "OrderManagerTest.moc"
