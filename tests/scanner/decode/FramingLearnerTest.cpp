// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/FramingLearner.h"

#include <QTest>

using namespace storehand::scanner;

namespace {

QByteArray bytesOf(FramingLearner &learner, const QByteArray &read)
{
    return learner.withoutMarks({.bytes = read}).bytes;
}

} // namespace

class FramingLearnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksAreTakenOffFromTheFirstReadOn()
    {
        FramingLearner learner;
        QCOMPARE(bytesOf(learner, "\x02"
                                  "A-1\x03"),
                 QByteArray("A-1"));
        QCOMPARE(bytesOf(learner, "A-1\t"), QByteArray("A-1"));
        QCOMPARE(bytesOf(learner, "A-1"), QByteArray("A-1"));
    }

    void threeReadsThatAgreeMakeAFraming()
    {
        FramingLearner learner;
        (void)bytesOf(learner, "A-1\t");
        (void)bytesOf(learner, "A-2\t");
        QVERIFY(!learner.learned());
        (void)bytesOf(learner, "A-3");
        (void)bytesOf(learner, "A-4\t");
        (void)bytesOf(learner, "A-5\t");
        QVERIFY(!learner.learned());
        (void)bytesOf(learner, "A-6\t");
        QVERIFY(learner.learned());
        QVERIFY(learner.learned()->ends.contains('\t'));
    }

    void lineEndsNeedNoFraming()
    {
        FramingLearner learner;
        for (int i = 0; i < 10; ++i)
            (void)bytesOf(learner, "9521234543213");
        QVERIFY(!learner.learned());
    }

    // Several fields, or several reads at once: nobody can say which.
    void whatMayBeDataIsLeft()
    {
        FramingLearner learner;
        QCOMPARE(bytesOf(learner, "A\tB\t"), QByteArray("A\tB\t"));
        QCOMPARE(bytesOf(learner, "\x02"
                                  "A\x03\x02"
                                  "B\x03"),
                 QByteArray("\x02"
                            "A\x03\x02"
                            "B\x03"));
        QCOMPARE(bytesOf(learner, "\t"), QByteArray("\t"));
    }
};

QTEST_APPLESS_MAIN(FramingLearnerTest)
#include "FramingLearnerTest.moc"
