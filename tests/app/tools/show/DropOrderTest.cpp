// SPDX-License-Identifier: Apache-2.0
#include "app/tools/show/DropOrder.h"

#include "app/demo/DemoImport.h"
#include "core/wire/OrderRequestJson.h"

#include <QSet>
#include <QTest>

using namespace storehand;
using namespace storehand::show;
using namespace Qt::Literals::StringLiterals;

class DropOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto found = story::Cast::from(demo::importLines({m_now}));
        QVERIFY(found);
        m_cast = *found;
    }

    void eachIsAnOrderThatASalesChannelMayPlace()
    {
        for (int n = 0; n < 40; ++n) {
            wire::Problems problems;
            const auto document =
                wire::JsonDocument::parse(wire::toBytes(dropOrder(m_cast, n, m_now)));
            QVERIFY(document);
            wire::ObjectReader reader(document->root(), {}, problems);
            const OrderRequest order = wire::readOrder(reader);
            QVERIFY2(problems.isEmpty(), qPrintable(wire::describe(problems)));
            QVERIFY(order.lines.first().sku != order.lines.last().sku);
        }
    }

    void noTwoHaveTheSameReference()
    {
        QSet<QString> refs;
        for (int n = 0; n < 40; ++n) {
            const QString ref = dropOrder(m_cast, n, m_now)["ref"_L1].toString();
            refs.insert(ref);
            QCOMPARE(dropNumber(ref), n);
        }
        QCOMPARE(refs.size(), 40);
    }

    void anyOtherReferenceIsNoneOfThese()
    {
        for (const QString &ref : {u"SO-3001"_s, u"TRY-3000"_s, u"TRY-x"_s, u""_s})
            QCOMPARE(dropNumber(ref), -1);
    }

private:
    const Instant m_now{1'795'000'000'000};
    story::Cast m_cast;
};

QTEST_APPLESS_MAIN(DropOrderTest)
#include "DropOrderTest.moc"
