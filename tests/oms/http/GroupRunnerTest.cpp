// SPDX-License-Identifier: Apache-2.0
#include "oms/http/GroupRunner.h"

#include "core/domain/Codes.h"

#include <QTest>

using namespace storehand;
using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis reopenPause{1'000};

/// An order manager without content; with `fails` on a disk that keeps nothing.
class Host : public GroupHost
{
public:
    Host(const bool &fails, const std::optional<Instant> &due)
        : m_fails(fails)
        , m_due(due)
    {}

    [[nodiscard]] bool isInGroup() const { return m_isInGroup; }

    Status beginGroup() override
    {
        m_isInGroup = true;
        return {};
    }
    Status inSavepoint(const std::function<bool()> &work) override
    {
        (void)work();
        return {};
    }
    Status commitGroup() override
    {
        m_isInGroup = false;
        m_isBroken = m_fails;
        return m_fails ? Status(failure(ErrorKind::Storage, codes::storageFailed, u"fsync"_s))
                       : Status();
    }
    void rollbackGroup() override { m_isInGroup = false; }
    bool isBroken() const override { return m_isBroken; }
    QStringList takeChangedTopics() override { return {}; }
    Result<QStringList> topicsChangedElsewhere() override { return QStringList(); }
    Result<std::optional<Instant>> nextDue() override { return m_due; }
    Result<int> runDue(Instant, int) override { return 1; }

private:
    const bool &m_fails;
    const std::optional<Instant> &m_due;
    bool m_isBroken = false;
    bool m_isInGroup = false;
};

struct Node
{
    /// A job alone, and what became of it.
    [[nodiscard]] QString work()
    {
        QString became = u"nothing"_s;
        runner.turn(Job{[](GroupHost &) { return true; }, [&] { became = u"done"_s; },
                        [&](const Error &error) { became = error.code; }});
        return became;
    }

    /// A job that writes down that it ran, and whether in a group.
    [[nodiscard]] Job writing(const QString &word, bool isApart = false)
    {
        return {[this, word](GroupHost &host) {
                    const bool isInGroup = static_cast<Host &>(host).isInGroup();
                    diary.append(isInGroup ? word : word + u" alone"_s);
                    return true;
                },
                [] {}, [](const Error &) {}, isApart};
    }

    QStringList diary;
    JobQueue queue;
    Millis now{5'000};
    std::optional<Error> refuses; ///< why the database cannot be opened
    int tries = 0;                ///< to open it
    bool fails = false;           ///< what is committed does not reach the disk
    std::optional<Instant> due;
    GroupRunner runner{queue,
                       [this]() -> Result<std::unique_ptr<GroupHost>> {
                           ++tries;
                           if (refuses)
                               return failure(*refuses);
                           return std::make_unique<Host>(fails, due);
                       },
                       {[] { return Instant{1}; }, [this] { return now; }},
                       {.reopenPause = reopenPause}};
};

} // namespace

class GroupRunnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasLetGoIsOpenedAgainAtOnce()
    {
        Node node;
        QVERIFY(node.runner.open());
        node.runner.close();
        QVERIFY(node.runner.open());
        QCOMPARE(node.tries, 2);
        QCOMPARE(node.work(), u"done"_s);
        node.runner.close();
        QCOMPARE(node.work(), u"done"_s);
        QCOMPARE(node.tries, 3);
    }

    void whileTheDatabaseCannotBeOpenedJobsAreLostAndTheRunnerLives_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("unreachable") << QString(codes::databaseUnreachable);
        QTest::newRow("somebody is in the way") << QString(codes::storageBusy);
    }

    void whileTheDatabaseCannotBeOpenedJobsAreLostAndTheRunnerLives()
    {
        QFETCH(QString, code);
        Node node;
        node.refuses = Error{ErrorKind::Storage, code, u"not now"_s};
        QCOMPARE(node.work(), code);
        QCOMPARE(node.work(), code);
        QCOMPARE(node.tries, 1); // nobody hurries
        node.refuses.reset();
        node.now += reopenPause;
        QCOMPARE(node.work(), u"done"_s);
    }

    void whileTheDiskKeepsNothingItIsNotTriedInALoop()
    {
        Node node;
        node.due = Instant{0};
        node.fails = true;
        QVERIFY(node.runner.open());
        for (int turn = 0; turn < 20; ++turn)
            node.runner.turn(std::nullopt);
        QCOMPARE(node.tries, 1);
        QCOMPARE(node.work(), codes::storageFailed);
        QCOMPARE_GT(node.runner.idleTime().value_or(Millis(0)), Millis(0));

        node.fails = false;
        node.due.reset();
        node.now += reopenPause;
        QCOMPARE(node.work(), u"done"_s);
        QCOMPARE(node.tries, 2);
    }

    void whoWantsToBeApartComesBetweenTwoGroups()
    {
        Node node;
        QVERIFY(node.queue.submit(node.writing(u"a pick"_s)));
        QVERIFY(node.queue.submit(node.writing(u"a copy"_s, true)));
        QVERIFY(node.queue.submit(node.writing(u"an order"_s)));
        node.runner.turn(node.writing(u"a scan"_s));
        QCOMPARE(node.diary, (QStringList{u"a scan"_s, u"a pick"_s, u"a copy alone"_s}));
        node.runner.turn(node.queue.take(Millis(0)).job);
        QCOMPARE(node.diary.last(), u"an order"_s);
        QCOMPARE(node.queue.figures().groups, 2);
    }
};

QTEST_GUILESS_MAIN(GroupRunnerTest)
#include "GroupRunnerTest.moc"
