// SPDX-License-Identifier: Apache-2.0
#include "tests/support/WildDay.h"

#include <QTest>

#include <random>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

class ApplyInvariantsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wildDaysKeepTheBooks()
    {
        for (quint64 seed = 1; seed <= 300; ++seed) {
            std::mt19937_64 engine(seed);
            test::WildDay day([&](int low, int high) {
                return std::uniform_int_distribution(low, high)(engine);
            });
            for (int i = 0; i < 200; ++i) {
                day.step();
                const QString problem = day.problem();
                const QByteArray where =
                    u"seed %1 step %2 %3 %4: %5"_s.arg(seed)
                        .arg(i)
                        .arg(toText(day.lastType()), day.last().verdict.code, problem)
                        .toUtf8();
                QVERIFY2(problem.isEmpty(), where.constData());
            }
        }
    }
};

QTEST_APPLESS_MAIN(ApplyInvariantsTest)
#include "ApplyInvariantsTest.moc"
