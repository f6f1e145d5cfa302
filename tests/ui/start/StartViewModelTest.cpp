// SPDX-License-Identifier: Apache-2.0
#include "ui/start/StartViewModel.h"

#include "core/domain/Codes.h"

#include <QSignalSpy>
#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString address = u"https://orders.example"_s;

} // namespace

class StartViewModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewStationIsAskedForAddressAndCodeWithoutReproach()
    {
        StartViewModel page;
        page.showFailure({ErrorKind::Unauthorized, codes::notEnrolled, {}}, {});
        QVERIFY(page.asks());
        QVERIFY(page.problem().isEmpty());
    }

    void whatWasTypedIsTakenWithoutTheSpacesAround()
    {
        StartViewModel page;
        page.showFailure({ErrorKind::Unauthorized, codes::notEnrolled, {}}, {});
        QSignalSpy wanted(&page, &StartViewModel::connectWanted);
        page.connectStation(u' ' + address, u" CODE-1 "_s);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first(), (QVariantList{address, u"CODE-1"_s}));
        QVERIFY(page.busy());
    }

    void nothingIsAskedTwiceAndNotWithoutACode()
    {
        StartViewModel page;
        page.showFailure({ErrorKind::Unauthorized, codes::notEnrolled, {}}, {});
        QSignalSpy wanted(&page, &StartViewModel::connectWanted);
        page.connectStation(address, u" "_s);
        QCOMPARE(wanted.size(), 0);
        page.connectStation(address, u"CODE-1"_s);
        page.connectStation(address, u"CODE-1"_s);
        QCOMPARE(wanted.size(), 1);
    }

    void aUsedCodeIsToldAndTheAddressStays()
    {
        StartViewModel page;
        page.showFailure({ErrorKind::Unauthorized, codes::badEnrolmentCode, {}}, address);
        QVERIFY(page.asks());
        QVERIFY(!page.busy());
        QVERIFY(!page.problem().isEmpty());
        QCOMPARE(page.address(), address);
    }

    void aDeadNetworkIsNoPromiseThatWorkIsSafe()
    {
        StartViewModel page;
        page.showFailure({ErrorKind::Offline, codes::offline, {}}, address);
        QVERIFY(page.problem().contains(u"head office"_s, Qt::CaseInsensitive));
        QVERIFY(page.problemDetail().contains(u"address"_s));
    }

    void aDiskThatRefusesIsTriedAgainNotConnected()
    {
        StartViewModel page;
        page.showFailure({ErrorKind::Storage, codes::dataFolderInUse, u"in use: /x"_s}, address);
        QVERIFY(!page.asks());
        QVERIFY(page.detail().contains(u"/x"_s));
        QSignalSpy again(&page, &StartViewModel::retryWanted);
        page.retry();
        page.retry();
        QCOMPARE(again.size(), 1);
    }
};

QTEST_MAIN(StartViewModelTest)
#include "StartViewModelTest.moc"
