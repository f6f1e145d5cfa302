// SPDX-License-Identifier: Apache-2.0
#include "core/sync/LinkFailure.h"

#include "core/domain/Codes.h"
#include "core/wire/ObjectWriter.h"
#include "tests/support/FakeOms.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class LinkFailureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void handsOutTheBodyOfAGoodAnswer()
    {
        const auto judged = judge(FakeOms::json(200, QJsonObject{{u"a"_s, 1}}));
        QVERIFY(judged);
        QCOMPARE(*judged, "{\"a\":1}"_ba);
    }

    void judgesEachRefusalByItsStatus_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        const QString word = u"the_oms_word"_s;
        const auto row = [](int status, ErrorKind kind, const QString &code) {
            QTest::addRow("%d", status) << status << kind << code;
        };
        row(301, ErrorKind::Malformed, word);
        row(400, ErrorKind::Rejected, word);
        row(401, ErrorKind::Unauthorized, word);
        row(403, ErrorKind::Unauthorized, word);
        row(404, ErrorKind::Rejected, word);
        row(409, ErrorKind::Conflict, word);
        row(410, ErrorKind::Conflict, codes::resync);
        row(413, ErrorKind::Rejected, word);
        row(426, ErrorKind::Rejected, codes::upgradeRequired);
        row(429, ErrorKind::Timeout, codes::busy);
        row(500, ErrorKind::Timeout, codes::omsFailed);
        row(503, ErrorKind::Timeout, codes::busy);
        row(504, ErrorKind::Timeout, codes::omsFailed);
    }

    void judgesEachRefusalByItsStatus()
    {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, code);
        const auto judged = judge(FakeOms::refusal(status, u"the_oms_word"_s));
        QVERIFY(!judged);
        QCOMPARE(judged.error().error.kind, kind);
        QCOMPARE(judged.error().error.code, code);
        QCOMPARE(judged.error().status, status);
        QVERIFY(!judged.error().isLost);
    }

    void anAnswerWithoutTheProtocolIsNotTheOms()
    {
        for (const int status : {200, 302, 403, 407, 410, 502, 504}) {
            const auto judged = judge(OmsAnswer{status, "{}"_ba, "application/json"_ba, {}});
            QVERIFY(!judged);
            QCOMPARE(judged.error().error.kind, ErrorKind::Offline);
            QCOMPARE(judged.error().error.code, codes::notTheOms);
            QVERIFY(judged.error().isLost);
        }
        OmsAnswer other = FakeOms::json(200, {});
        other.headers["storehand-protocol"_ba] = "2"_ba;
        QCOMPARE(judge(other).error().error.code, codes::notTheOms);
    }

    void anotherTypeIsDamage()
    {
        OmsAnswer page = FakeOms::json(200, {});
        page.contentType = "text/html";
        QCOMPARE(judge(page).error().error.kind, ErrorKind::Malformed);
        QVERIFY(!judge(page).error().isLost);
    }

    void aRefusalWithoutAWordStaysARefusal()
    {
        OmsAnswer refusal = FakeOms::json(404, {});
        QCOMPARE(judge(refusal).error().error.kind, ErrorKind::Rejected);
        refusal.body = "<html>";
        QCOMPARE(judge(refusal).error().error.code, codes::malformed);
    }

    void readsHowLongToWaitWithinReason_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("seconds") << "40"_ba << qint64(40'000);
        QTest::newRow("nothing") << "0"_ba << qint64(0);
        QTest::newRow("too long") << "86400"_ba << qint64(600'000);
        QTest::newRow("absurd") << "9223372036854775807"_ba << qint64(600'000);
        QTest::newRow("negative") << "-1"_ba << qint64(-1);
        QTest::newRow("a date") << "Wed, 21 Oct 2026 07:28:00 GMT"_ba << qint64(-1);
    }

    void readsHowLongToWaitWithinReason()
    {
        QFETCH(QByteArray, header);
        QFETCH(qint64, ms);
        const auto judged = judge(FakeOms::refusal(503, u"busy"_s, header));
        QCOMPARE(judged.error().retryAfter.value_or(-1ms), Millis(ms));
    }

    void passesOnWhyThereIsNoAnswer()
    {
        const auto lost = judge(failure(ErrorKind::Timeout, codes::timeout, u"late"_s));
        QCOMPARE(lost.error().error.code, codes::timeout);
        QVERIFY(lost.error().isLost);
        const auto damaged = judge(failure(ErrorKind::Malformed, codes::tooLarge, u"big"_s));
        QVERIFY(!damaged.error().isLost);
    }
};

QTEST_APPLESS_MAIN(LinkFailureTest)
#include "LinkFailureTest.moc"
