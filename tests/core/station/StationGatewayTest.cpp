// SPDX-License-Identifier: Apache-2.0
#include "core/station/StationGateway.h"

#include <QSignalSpy>
#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Shows what it is given.
class ShownGateway : public StationGateway
{
public:
    void show(int orders, bool firstFetch)
    {
        auto snapshot = std::make_shared<StationSnapshot>();
        snapshot->number = ++m_number;
        snapshot->link.firstFetch = firstFetch;
        for (int i = 0; i < orders; ++i) {
            auto card = std::make_shared<OrderCard>();
            card->id = AssignmentId(u"order-%1"_s.arg(i));
            snapshot->queue.append(card);
        }
        take(snapshot);
    }

    void openCustomer(const AssignmentId &) override {}
    void openHistory(const AssignmentId &) override {}
    void watchOutbox(bool) override {}
    void setStorePickWay(PickWay) override {}
    void injectScan(const QString &, const QString &) override {}
    void tryNow() override {}

protected:
    void post(Work, Answer) override {}
    void setOwner(const QString &, const std::optional<PersonCode> &) override {}

private:
    quint64 m_number = 0;
};

} // namespace

class StationGatewayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOrderThatComesWhileWeWorkIsTold()
    {
        ShownGateway gateway;
        QSignalSpy came(&gateway, &StationGateway::ordersCame);
        gateway.show(2, false);
        QCOMPARE(came.count(), 0); // they were there when the program started
        gateway.show(5, false);
        QCOMPARE(came.count(), 1);
        QCOMPARE(came.first().first().toInt(), 3);
    }

    /// A new station's queue fills page by page: nothing of it is news.
    void theFirstFetchIsNoNews()
    {
        ShownGateway gateway;
        QSignalSpy came(&gateway, &StationGateway::ordersCame);
        gateway.show(0, true);
        gateway.show(30, true);
        gateway.show(60, false);
        QCOMPARE(came.count(), 0);
        gateway.show(61, false);
        QCOMPARE(came.count(), 1);
    }
};

QTEST_GUILESS_MAIN(StationGatewayTest)
#include "StationGatewayTest.moc"
