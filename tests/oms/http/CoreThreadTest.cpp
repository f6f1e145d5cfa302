// SPDX-License-Identifier: Apache-2.0
#include "oms/http/CoreThread.h"

#include "tests/support/Eventually.h"

#include <QTest>

#include <future>

using namespace storehand;
using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;

namespace {

const Error diskFull{ErrorKind::Storage, u"disk_full"_s, u"no space left"_s};

/// A database of words, with what went durable apart from what is in the open group.
struct Book
{
    std::mutex mutex;
    QStringList durable;
    QStringList calls;
    QStringList elsewhere; ///< topics that another node changed
    std::optional<Instant> due;
    int dueRows = 0;
    int commitsToFail = 0;
    Error failure = diskFull; ///< how they fail
    bool breaks = false;      ///< a failed commit breaks the connection
    int opensToFail = 0;
    int opened = 0;
    std::atomic<qint64> now = 1'000;

    void call(const QString &what)
    {
        const std::lock_guard lock(mutex);
        calls.append(what);
    }

    int count(const QString &what)
    {
        const std::lock_guard lock(mutex);
        return int(calls.count(what));
    }
};

class BookHost : public GroupHost
{
public:
    explicit BookHost(Book &book)
        : m_book(book)
    {}

    void write(const QString &word) { m_open.append(word); }

    Status beginGroup() override
    {
        m_open.clear();
        m_book.call(u"begin"_s);
        return {};
    }

    Status inSavepoint(const std::function<bool()> &work) override
    {
        const QStringList before = m_open;
        if (!work())
            m_open = before;
        return {};
    }

    Status commitGroup() override
    {
        m_book.call(u"commit"_s);
        const std::lock_guard lock(m_book.mutex);
        if (m_book.commitsToFail-- > 0) {
            m_isBroken = m_book.breaks;
            return storehand::failure(m_book.failure);
        }
        m_book.durable += m_open;
        m_topics = m_open;
        return {};
    }

    void rollbackGroup() override
    {
        m_book.call(u"rollback"_s);
        m_open.clear();
    }

    bool isBroken() const override { return m_isBroken; }

    QStringList takeChangedTopics() override { return std::exchange(m_topics, {}); }

    Result<QStringList> topicsChangedElsewhere() override
    {
        const std::lock_guard lock(m_book.mutex);
        return std::exchange(m_book.elsewhere, {});
    }

    Result<std::optional<Instant>> nextDue() override
    {
        const std::lock_guard lock(m_book.mutex);
        return m_book.due;
    }

    Result<int> runDue(Instant, int limit) override
    {
        m_book.call(u"due"_s);
        const std::lock_guard lock(m_book.mutex);
        const int ran = std::min(limit, m_book.dueRows);
        m_book.dueRows -= ran;
        if (m_book.dueRows == 0)
            m_book.due.reset();
        return ran;
    }

private:
    Book &m_book;
    QStringList m_open;
    QStringList m_topics;
    bool m_isBroken = false;
};

struct Shop
{
    explicit Shop(CoreThread::Options options = {}, qsizetype queueLimit = 100)
        : queue(queueLimit)
        , core(
              queue, [this] { return open(); }, [this] { return Instant{book.now}; }, options)
    {}

    ~Shop() { queue.close(); }

    void start() { QVERIFY(core.start()); }

    void stop()
    {
        queue.close();
        core.join();
    }

    Result<std::unique_ptr<GroupHost>> open()
    {
        const std::lock_guard lock(book.mutex);
        ++book.opened;
        if (book.opensToFail-- > 0)
            return failure(diskFull);
        return std::make_unique<BookHost>(book);
    }

    /// Queues a job that writes `word`, behind everything queued so far.
    bool write(const QString &word, bool keep = true)
    {
        return queue.submit(
            {[word, keep](GroupHost &host) {
                 static_cast<BookHost &>(host).write(word);
                 return keep;
             },
             [this, word] { finish(u"done "_s + word); },
             [this, word](const Error &error) { finish(u"lost "_s + word + u' ' + error.code); }});
    }

    void finish(const QString &how)
    {
        book.call(how);
        if (++finished == expected)
            all.set_value();
    }

    Status writeNothing()
    {
        return queue.runAndWait([](GroupHost &) { return true; });
    }

    /// Makes the core thread wait inside a job until `gate` opens, so that a queue builds up.
    void block(std::shared_future<void> gate)
    {
        std::promise<void> inside;
        QVERIFY(queue.submit({[&inside, gate = std::move(gate)](GroupHost &) {
                                  inside.set_value();
                                  gate.wait();
                                  return true;
                              },
                              [] {}, [](const Error &) {}}));
        inside.get_future().wait();
    }

    Book book;
    int expected = 0;
    int finished = 0;
    std::promise<void> all;
    JobQueue queue;
    CoreThread core;
};

} // namespace

class CoreThreadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsQueuedSharesOneCommitAndIsAnsweredAfterIt()
    {
        Shop shop;
        shop.start();
        shop.expected = 3;
        std::promise<void> gate;
        shop.block(gate.get_future().share());
        for (const QString &word : {u"a"_s, u"b"_s, u"c"_s})
            QVERIFY(shop.write(word));
        QVERIFY(shop.book.durable.isEmpty());
        gate.set_value();
        shop.all.get_future().wait();
        QCOMPARE(shop.book.durable, (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        shop.stop();
        const QStringList &calls = shop.book.calls;
        QVERIFY(calls.indexOf(u"done a"_s) > calls.indexOf(u"commit"_s));
        QCOMPARE(shop.queue.figures().jobs, 4);
        QVERIFY(shop.queue.figures().groups <= 2);
    }

    void aGroupIsBounded()
    {
        CoreThread::Options options;
        options.groupJobs = 2;
        Shop shop(options);
        shop.start();
        shop.expected = 5;
        std::promise<void> gate;
        shop.block(gate.get_future().share());
        for (int i = 0; i < 5; ++i)
            QVERIFY(shop.write(QString::number(i)));
        gate.set_value();
        shop.all.get_future().wait();
        QCOMPARE(shop.book.count(u"commit"_s), 3);
    }

    void aJobThatRefusesLeavesNoTraceButItsAnswer()
    {
        Shop shop;
        shop.start();
        shop.expected = 3;
        QVERIFY(shop.write(u"a"_s));
        QVERIFY(shop.write(u"bad"_s, false));
        QVERIFY(shop.write(u"c"_s));
        shop.all.get_future().wait();
        QCOMPARE(shop.book.durable, (QStringList{u"a"_s, u"c"_s}));
        QCOMPARE(shop.book.count(u"done bad"_s), 1);
    }

    void aFailedCommitIsToldToAllItsJobsAndTheNextGroupGoesOn()
    {
        Shop shop;
        shop.start();
        shop.book.commitsToFail = 1;
        shop.expected = 2;
        std::promise<void> gate;
        shop.block(gate.get_future().share());
        QVERIFY(shop.write(u"a"_s));
        QVERIFY(shop.write(u"b"_s));
        gate.set_value();
        shop.all.get_future().wait();
        QCOMPARE(shop.book.count(u"lost a disk_full"_s), 1);
        QCOMPARE(shop.book.count(u"lost b disk_full"_s), 1);
        QVERIFY(shop.queue.runAndWait([](GroupHost &host) {
            static_cast<BookHost &>(host).write(u"c"_s);
            return true;
        }));
        QCOMPARE(shop.book.durable, QStringList{u"c"_s});
        QCOMPARE(shop.queue.figures().failures, 1);
    }

    void aBrokenDatabaseIsOpenedAnew()
    {
        CoreThread::Options options;
        options.reopenPause = Millis(0);
        Shop shop(options);
        shop.start();
        {
            const std::lock_guard lock(shop.book.mutex);
            shop.book.commitsToFail = 1;
            shop.book.breaks = true;
        }
        const auto write = [&] { return shop.writeNothing(); };
        QVERIFY(!write());
        EVENTUALLY_VERIFY(write());
        QCOMPARE(shop.book.opened, 2);
    }

    void aDatabaseThatCannotBeOpenedAgainFailsEachJobUntilItCan()
    {
        CoreThread::Options options;
        options.reopenPause = Millis(0);
        Shop shop(options);
        shop.start();
        {
            const std::lock_guard lock(shop.book.mutex);
            shop.book.commitsToFail = 1;
            shop.book.breaks = true;
            shop.book.opensToFail = 3;
        }
        const auto write = [&] { return shop.writeNothing(); };
        QCOMPARE(write().error().code, u"disk_full");
        EVENTUALLY_VERIFY(write());
        QCOMPARE(shop.book.opened, 5);
    }

    void aFullQueueRefuses()
    {
        Shop shop({}, 2);
        shop.start();
        shop.expected = 2;
        std::promise<void> gate;
        shop.block(gate.get_future().share());
        QVERIFY(shop.write(u"a"_s));
        QVERIFY(shop.write(u"b"_s));
        QVERIFY(!shop.write(u"c"_s));
        QCOMPARE(shop.writeNothing().error().code, u"busy");
        QCOMPARE(shop.queue.figures().waiting, 2);
        gate.set_value();
        shop.all.get_future().wait();
        QCOMPARE(shop.queue.figures().refused, 2);
    }

    void stoppingRunsWhatWaitsAndTakesNothingMore()
    {
        Shop shop;
        shop.start();
        std::promise<void> gate;
        shop.block(gate.get_future().share());
        QVERIFY(shop.write(u"a"_s));
        std::thread stopping([&] { shop.stop(); });
        gate.set_value();
        stopping.join();
        QCOMPARE(shop.book.durable, QStringList{u"a"_s});
        QVERIFY(!shop.write(u"late"_s));
    }

    void changedTopicsAreReportedAfterTheCommit()
    {
        Shop shop;
        QStringList topics;
        shop.core.onTopicsChanged([&](const QStringList &changed) {
            topics += changed;
            shop.book.call(u"told"_s);
        });
        shop.start();
        shop.expected = 1;
        QVERIFY(shop.write(u"store/harbour"_s));
        shop.all.get_future().wait();
        shop.stop();
        QCOMPARE(topics, QStringList{u"store/harbour"_s});
        QVERIFY(shop.book.calls.indexOf(u"told"_s) > shop.book.calls.lastIndexOf(u"commit"_s));
    }

    void whatAnotherNodeChangedIsReportedToo()
    {
        CoreThread::Options options;
        options.watchTime = Millis(10);
        Shop shop(options);
        std::promise<QStringList> told;
        shop.core.onTopicsChanged([&](const QStringList &topics) { told.set_value(topics); });
        shop.book.elsewhere = {u"store/hill"_s};
        shop.start();
        QCOMPARE(told.get_future().get(), QStringList{u"store/hill"_s});
    }

    void whatIsDueRunsByItself()
    {
        CoreThread::Options options;
        options.dueLimit = 10;
        Shop shop(options);
        shop.book.due = Instant{900};
        shop.book.dueRows = 25;
        shop.start();
        EVENTUALLY_COMPARE(shop.book.count(u"due"_s), 3);
        EVENTUALLY_COMPARE(shop.book.count(u"commit"_s), 3);
    }

    void aJobMayMakeSomethingDue()
    {
        Shop shop;
        shop.start();
        QVERIFY(shop.queue.runAndWait([&](GroupHost &) {
            const std::lock_guard lock(shop.book.mutex);
            shop.book.due = Instant{1'050};
            shop.book.dueRows = 1;
            return true;
        }));
        QCOMPARE(shop.book.count(u"due"_s), 0);
        shop.book.now = 1'050;
        EVENTUALLY_COMPARE(shop.book.count(u"due"_s), 1);
    }

    void dueWorkThatDoesNotEndDoesNotSpin()
    {
        Shop shop;
        shop.book.due = Instant{900};
        shop.book.dueRows = -1; // runs nothing and stays due
        shop.start();
        EVENTUALLY_COMPARE(shop.book.count(u"due"_s), 1);
        for (int i = 0; i < 20; ++i)
            QVERIFY(shop.writeNothing());
        QVERIFY(shop.book.count(u"due"_s) <= 22);
    }

    void aHostThatCannotBeMadeIsAnErrorAndWhatWaitsIsLost()
    {
        QString lost;
        {
            Shop shop;
            shop.book.opensToFail = 1;
            QVERIFY(shop.queue.submit({[](GroupHost &) { return true; },
                                       [] { QFAIL("nothing was kept"); },
                                       [&](const Error &error) { lost = error.code; }}));
            QCOMPARE(shop.core.start().error().code, u"disk_full");
        }
        QCOMPARE(lost, u"busy");
    }

    void aGroupThatLostAgainstAnotherNodeIsRunAgain()
    {
        Shop shop;
        shop.start();
        {
            const std::lock_guard lock(shop.book.mutex);
            shop.book.commitsToFail = 2;
            shop.book.failure = {ErrorKind::Storage, u"storage_busy"_s, u"somebody was first"_s};
        }
        shop.expected = 1;
        QVERIFY(shop.write(u"a"_s));
        shop.all.get_future().wait();
        QCOMPARE(shop.book.durable, QStringList{u"a"_s});
        QCOMPARE(shop.book.count(u"rollback"_s), 2);
        {
            const std::lock_guard lock(shop.book.mutex);
            shop.book.commitsToFail = 1'000;
        }
        QCOMPARE(shop.writeNothing().error().code, u"storage_busy");
    }

    void severalThreadsShareAQueue()
    {
        Shop shop;
        CoreThread second(
            shop.queue, [&] { return shop.open(); }, [] { return Instant{0}; }, {});
        shop.start();
        QVERIFY(second.start());
        std::promise<void> gate;
        const std::shared_future<void> opened = gate.get_future().share();
        shop.block(opened);
        shop.block(opened); // only another thread can take this one
        gate.set_value();
        shop.stop();
        second.join();
        QCOMPARE(shop.queue.figures().jobs, 2);
    }
};

QTEST_APPLESS_MAIN(CoreThreadTest)
#include "CoreThreadTest.moc"
