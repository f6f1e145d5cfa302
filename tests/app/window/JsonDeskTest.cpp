// SPDX-License-Identifier: Apache-2.0
#include "app/window/JsonDesk.h"

#include "app/demo/shop/DemoShop.h"
#include "app/window/LocalGateway.h"
#include "core/domain/Codes.h"
#include "tests/support/Eventually.h"
#include "tests/support/FakeClock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace storehand;
using namespace storehand::app;
using namespace storehand::demo;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

/// A program beside the window, over a real station with the demo shop.
class JsonDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_said.clear();
        m_quits = 0;
        m_desk.reset();
        m_gateway.reset();
        auto shop = DemoShop::open(m_clock);
        QVERIFY2(shop, shop ? "" : qPrintable(shop.error().detail));
        m_shop = std::move(*shop);
        m_gateway =
            std::make_unique<LocalGateway>(m_shop->station(), [this] { return m_clock.now(); });
        m_desk = std::make_unique<JsonDesk>(
            *m_gateway, [this](const QJsonObject &object) { m_said.append(object); },
            [this] { m_quits += 1; });
        m_gateway->refresh();
        EVENTUALLY_VERIFY(said("event"_L1, u"state"_s));
    }

    void aStationWithPeopleIsReadyOnceAndShowsItsOrders()
    {
        m_gateway->refresh();
        QCoreApplication::processEvents();
        QCOMPARE(m_said.first(), QJsonObject({{"event"_L1, u"ready"_s}}));
        QCOMPARE(count("event"_L1, u"ready"_s), 1);
        QCOMPARE(count("event"_L1, u"state"_s), 1); // what is the same is not said again
        const QJsonArray orders = last("event"_L1, u"state"_s)["orders"_L1].toArray();
        QCOMPARE(orders.size(), m_gateway->snapshot()->queue.size());
        QVERIFY(!orders.first().toObject()["order_ref"_L1].toString().isEmpty());
    }

    void theRightPinSignsInAndTheWrongOneDoesNot()
    {
        signIn(u"000000"_s);
        EVENTUALLY_COMPARE(last("reply"_L1, u"7"_s)["ok"_L1].toBool(true), false);
        QCOMPARE(last("reply"_L1, u"7"_s)["error"_L1]["kind"_L1].toString(), codes::wrongPin);
        m_said.clear();
        signIn(QString(DemoShop::pickerPin));
        EVENTUALLY_VERIFY(last("reply"_L1, u"7"_s)["ok"_L1].toBool());
        EVENTUALLY_COMPARE(last("event"_L1, u"state"_s)["person"_L1].toString(),
                           QString(DemoShop::picker));
    }

    void eachReadIsToldWithWhatBecameOfIt()
    {
        m_gateway->injectScan(u"no-such-code"_s, {});
        EVENTUALLY_VERIFY(said("event"_L1, u"scan"_s));
        const QJsonObject scan = last("event"_L1, u"scan"_s);
        QCOMPARE(scan["text"_L1].toString(), u"no-such-code"_s);
        QVERIFY(!scan["result"_L1].toString().isEmpty());
    }

    void itQuitsWhenAsked()
    {
        m_desk->handle(R"({"id":"7","do":"quit"})");
        QVERIFY(last("reply"_L1, u"7"_s)["ok"_L1].toBool());
        QCOMPARE(m_quits, 1);
    }

    void anythingElseIsRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("what only a hand may do") << QByteArray(R"({"id":"7","do":"claim"})");
        QTest::newRow("no object") << QByteArray("[1]");
        QTest::newRow("no JSON") << QByteArray("sign in, please");
        const QJsonObject longOne{{"do"_L1, u"quit"_s}, {"x"_L1, QString(70'000, u'x')}};
        QTest::newRow("too long") << QJsonDocument(longOne).toJson();
    }

    void anythingElseIsRefusedByName()
    {
        QFETCH(QByteArray, line);
        m_said.clear();
        m_desk->handle(line);
        QCOMPARE(m_said.size(), 1);
        QCOMPARE(m_said.first()["error"_L1]["kind"_L1].toString(), codes::malformed);
        QCOMPARE(m_quits, 0);
    }

private:
    void signIn(const QString &pin)
    {
        const QJsonObject request{{"id"_L1, u"7"_s},
                                  {"do"_L1, u"sign_in"_s},
                                  {"person"_L1, QString(DemoShop::picker)},
                                  {"pin"_L1, pin}};
        m_desk->handle(QJsonDocument(request).toJson(QJsonDocument::Compact));
    }

    [[nodiscard]] qsizetype count(QLatin1StringView field, const QString &value) const
    {
        return std::count_if(m_said.begin(), m_said.end(), [&](const QJsonObject &each) {
            return each[field].toString() == value;
        });
    }

    [[nodiscard]] bool said(QLatin1StringView field, const QString &value) const
    {
        return count(field, value) > 0;
    }

    [[nodiscard]] QJsonObject last(QLatin1StringView field, const QString &value) const
    {
        for (qsizetype at = m_said.size() - 1; at >= 0; --at) {
            if (m_said[at][field].toString() == value)
                return m_said[at];
        }
        return {};
    }

    FakeClock m_clock;
    std::unique_ptr<DemoShop> m_shop;
    std::unique_ptr<LocalGateway> m_gateway;
    std::unique_ptr<JsonDesk> m_desk;
    QList<QJsonObject> m_said;
    int m_quits = 0;
};

QTEST_GUILESS_MAIN(JsonDeskTest)
#include "JsonDeskTest.moc"
