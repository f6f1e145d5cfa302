// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/shop/DemoShop.h"
#include "app/window/Desktop.h"
#include "app/window/LocalGateway.h"
#include "app/window/LocalScanners.h"
#include "tests/support/Eventually.h"
#include "tests/support/FakeClock.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace storehand::test {

/// The window over a real station with the demo shop, and two people who work there: what a test of
/// the window inherits beside QObject. Call openWindow() in init() and closeWindow() in cleanup().
/// A warning of a page fails the test, also one that comes while the window goes.
class ShopWindow
{
protected:
    const PersonCode m_mere{QString(demo::DemoShop::picker)};
    const PersonCode m_nadia{QStringLiteral("0040")};
    const QString m_merePin{demo::DemoShop::pickerPin};
    const QString m_nadiaPin{QStringLiteral("459151")};

    FakeClock m_clock;
    std::unique_ptr<demo::DemoShop> m_shop;
    std::unique_ptr<app::LocalGateway> m_gateway;
    std::unique_ptr<app::LocalScanners> m_scanners;
    std::unique_ptr<app::Desktop> m_desktop;

    void openWindow()
    {
        failOnWarnings();
        auto shop = demo::DemoShop::open(m_clock);
        QVERIFY2(shop, shop ? "" : qPrintable(shop.error().detail));
        m_shop = std::move(*shop);
        const auto now = [this] { return m_clock.now(); };
        m_gateway = std::make_unique<app::LocalGateway>(m_shop->station(), now);
        m_scanners = std::make_unique<app::LocalScanners>(m_clock);
        m_desktop = std::make_unique<app::Desktop>(*m_gateway, *m_scanners, now,
                                                   QLocale(QLocale::English, QLocale::NewZealand));
        m_desktop->apply({.volume = 0, .reducedMotion = true});
        QVERIFY(m_desktop->open());
    }

    void signIn(const PersonCode &person, const QString &pin)
    {
        m_desktop->signIn().choose(person.text);
        m_desktop->signIn().submit(pin);
        EVENTUALLY_VERIFY(m_gateway->snapshot()->desk == person);
        EVENTUALLY_VERIFY(!m_desktop->window().property("asking").toBool());
    }

    void closeWindow()
    {
        failOnWarnings(); // Qt Test forgets it as soon as the case itself has ended
        m_desktop.reset();
        m_scanners.reset();
        m_gateway.reset();
        m_shop.reset();
    }

    /// The walk of whoever is at the desk.
    [[nodiscard]] PickSideViewModel &side() { return *m_desktop->pick().first(); }

    void scanText(const QString &code, const QString &scanner = {})
    {
        QSignalSpy scanned(m_gateway.get(), &StationGateway::scanned);
        QSignalSpy shown(m_gateway.get(), &StationGateway::snapshotChanged);
        m_gateway->injectScan(code, scanner);
        EVENTUALLY_COMPARE(scanned.size(), 1);
        EVENTUALLY_VERIFY(!shown.isEmpty());
    }

    /// Takes these orders for m_mere at the desk, scans all that is in them, and taps Finished
    /// once. Their ids.
    QStringList pickOrders(const QStringList &refs)
    {
        QList<AssignmentId> ids;
        for (const QString &ref : refs)
            ids.append(AssignmentId(QStringLiteral("assignment-") + ref));
        m_gateway->claim(m_mere, ids);
        const auto hasWork = [&] { return side().hasItem(); };
        if (!QTest::qWaitFor(hasWork, eventuallyMs))
            qFatal("the orders cannot be taken");
        while (hasWork()) {
            const auto view = m_gateway->snapshot()->pick(m_mere);
            Q_ASSERT_X(view->needs.isEmpty(), "pickOrders", "choose orders of plain products");
            scanText(demo::DemoShop::codeOf(view->items[view->next].line.sku.text));
        }
        side().finish();
        QStringList texts;
        for (const AssignmentId &id : ids)
            texts.append(id.text);
        const auto isDone = [&] { return m_desktop->stage().waiting() >= ids.size(); };
        if (!QTest::qWaitFor(isDone, eventuallyMs))
            qFatal("the orders cannot be finished");
        return texts;
    }

    /// As HC-104202.
    [[nodiscard]] OrderCardPtr card(const QString &orderRef) const
    {
        return m_gateway->snapshot()->card(AssignmentId(QStringLiteral("assignment-") + orderRef));
    }

private:
    static void failOnWarnings() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
};

} // namespace storehand::test
