// SPDX-License-Identifier: Apache-2.0
#include "app/edges/StopSignals.h"

#include "tests/support/Eventually.h"

#include <QTimer>

#include <csignal>

using namespace storehand::app;
using namespace Qt::Literals::StringLiterals;

/// Signals go to this thread alone: those of Qt Test were there before and do not hold them back.
class StopSignalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// As in a program that has just begun, whoever runs the tests.
    void init()
    {
        sigset_t all;
        sigemptyset(&all);
        for (const int each : {SIGTERM, SIGINT, SIGHUP}) {
            std::signal(each, SIG_IGN); // forgets one that waits
            std::signal(each, SIG_DFL);
            sigaddset(&all, each);
        }
        pthread_sigmask(SIG_UNBLOCK, &all, nullptr);
    }

    void whoIsAskedToEndDoes_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("asked to end") << SIGTERM;
        QTest::newRow("Ctrl+C") << SIGINT;
        QTest::newRow("the terminal is closed") << SIGHUP;
    }

    void whoIsAskedToEndDoes()
    {
        QFETCH(int, signal);
        StopSignals stop;
        stop.watch();
        constexpr int tooLate = 1;
        QTimer::singleShot(storehand::test::eventuallyMs, this,
                           [] { QCoreApplication::exit(tooLate); });
        std::raise(signal);
        QCOMPARE(QCoreApplication::exec(), 0);
    }

    void whoWasStartedToOutliveTheTerminalDoes()
    {
        std::signal(SIGHUP, SIG_IGN);
        const StopSignals stop;
        std::raise(SIGHUP); // blocked it would wait
        sigset_t waiting;
        QCOMPARE(sigpending(&waiting), 0);
        QVERIFY(!sigismember(&waiting, SIGHUP));
    }
};

QTEST_GUILESS_MAIN(StopSignalsTest)
#include "StopSignalsTest.moc"
