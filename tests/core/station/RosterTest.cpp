// SPDX-License-Identifier: Apache-2.0
#include "core/station/Roster.h"

#include "core/crypto/PinHash.h"
#include "core/domain/Codes.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeRandom.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const PersonCode mere{u"mere"_s};
const PersonCode hemi{u"hemi"_s};
const PersonCode nobody{u"nobody"_s};

/// People with the PIN 482915, and a disk that keeps their wrong PINs.
struct Door
{
    Door() { start(); }

    void start()
    {
        roster = std::make_unique<Roster>(
            clock,
            [this](const PersonCode &code, const PinFailures &failures) -> Status {
                if (diskIsFull)
                    return failure(ErrorKind::Storage, codes::diskFull, u"no room"_s);
                disk.insert(code, failures);
                return {};
            },
            [this](const Person &person) { return !leavers.contains(person.code); });
        for (const PersonCode &code : {mere, hemi})
            roster->setPerson({.code = code, .pinVerifier = verifier});
        for (auto saved = disk.cbegin(); saved != disk.cend(); ++saved)
            roster->restoreFailures(saved.key(), saved.value());
    }

    QString tries(const PersonCode &person, const QString &pin, const QString &scanner = {})
    {
        const Status status = roster->signIn(person, Sensitive<QString>(pin), scanner);
        return status ? QString() : status.error().code;
    }
    QString good(const PersonCode &person, const QString &scanner = {})
    {
        return tries(person, u"482915"_s, scanner);
    }
    QString wrong(const PersonCode &person) { return tries(person, u"000000"_s); }
    void wrongTimes(const PersonCode &person, int times)
    {
        for (int i = 0; i < times; ++i) {
            QCOMPARE(wrong(person), codes::wrongPin);
            clock.advance(Roster::shortLock);
        }
    }

    FakeClock clock;
    QSet<PersonCode> leavers;
    FakeRandom random;
    QString verifier =
        PinHash::make(Sensitive<QString>(u"482915"_s), PinHashCost::cheapest(), random).text;
    QHash<PersonCode, PinFailures> disk;
    bool diskIsFull = false;
    std::unique_ptr<Roster> roster;
};

} // namespace

/// Who is signed in, and who is kept out.
class RosterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRightPinSignsIn();
    void wrongPinAndUnknownPersonGetTheSameAnswer();
    void fiveWrongPinsLockForAMinute();
    void theRightPinDoesNotOpenALock();
    void tenWrongPinsLockForHalfAnHour();
    void theRightPinForgetsTheWrongOnes();
    void aRestartShortensNoLock();
    void aRestartForgetsNoWrongPin();
    void aLockThatIsOverDoesNotBeginAgain();
    void settingTheClockShortensNoLock();
    void aLockIsOnePersons();
    void pinsOnTheirWayDoNotOpenALock();
    void whoeverIsIdleIsSignedOut();
    void aTouchKeepsSomebodyIn();
    void nobodyStaysForMoreThanTwelveHours();
    void aWrongPinThatCannotBeKeptIsStillWrong();
    void theDeskHasOnePerson();
    void aSecondScannerSignsInBeside();
    void aScannerChangesHands();
    void somebodyIsOnlyInOnePlace();
    void scansOfAnOwnerlessScannerAreTheDesks();
    void withoutDeskPersonTheOnlyOneActs();
    void withTwoScannersAndNoDeskNobodyActsUnnamed();
    void aPersonWhoLeftIsNoLongerKnown();
    void whoMayNotWorkIsKeptOutLikeAStranger();
    void whoMayNotWorkIsNotOffered();
};

void RosterTest::theRightPinSignsIn()
{
    Door door;
    QCOMPARE(door.good(mere), QString());
    QVERIFY(door.roster->isSignedIn(mere));
    QVERIFY(door.roster->signOut(mere));
    QVERIFY(!door.roster->isSignedIn(mere));
    QCOMPARE(door.roster->signOut(mere).error().code, codes::notSignedIn);
}

void RosterTest::wrongPinAndUnknownPersonGetTheSameAnswer()
{
    Door door;
    const Status unknown = door.roster->signIn(nobody, Sensitive<QString>(u"482915"_s), {});
    const Status wrong = door.roster->signIn(mere, Sensitive<QString>(u"482916"_s), {});
    QCOMPARE(unknown.error(), wrong.error());
}

void RosterTest::fiveWrongPinsLockForAMinute()
{
    Door door;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(door.wrong(mere), codes::wrongPin);
    const Status locked = door.roster->signIn(mere, Sensitive<QString>(u"482915"_s), {});
    QCOMPARE(locked.error().code, codes::locked);
    QCOMPARE(locked.error().args, QStringList{u"60"_s});
    door.clock.advance(seconds(59));
    QCOMPARE(door.good(mere), codes::locked);
    door.clock.advance(seconds(1));
    QCOMPARE(door.good(mere), QString());
}

void RosterTest::theRightPinDoesNotOpenALock()
{
    Door door;
    for (int i = 0; i < 5; ++i)
        (void)door.wrong(mere);
    QCOMPARE(door.good(mere), codes::locked);
    QVERIFY(!door.roster->isSignedIn(mere));
}

void RosterTest::tenWrongPinsLockForHalfAnHour()
{
    Door door;
    door.wrongTimes(mere, 9);
    QCOMPARE(door.wrong(mere), codes::wrongPin);
    door.clock.advance(minutes(29));
    QCOMPARE(door.good(mere), codes::locked);
    door.clock.advance(minutes(1));
    QCOMPARE(door.good(mere), QString());
}

void RosterTest::theRightPinForgetsTheWrongOnes()
{
    Door door;
    door.wrongTimes(mere, 4);
    QCOMPARE(door.good(mere), QString());
    door.wrongTimes(mere, 4);
    QCOMPARE(door.good(mere), QString());
    QCOMPARE(door.disk.value(mere), PinFailures{});
}

void RosterTest::aRestartShortensNoLock()
{
    Door door;
    door.wrongTimes(mere, 9);
    (void)door.wrong(mere);
    door.start();
    QCOMPARE(door.good(mere), codes::locked);
    door.clock.advance(minutes(29));
    QCOMPARE(door.good(mere), codes::locked);
    door.clock.advance(minutes(1));
    QCOMPARE(door.good(mere), QString());
}

void RosterTest::aRestartForgetsNoWrongPin()
{
    Door door;
    for (int i = 0; i < 4; ++i)
        (void)door.wrong(mere);
    door.start();
    QCOMPARE(door.wrong(mere), codes::wrongPin);
    QCOMPARE(door.good(mere), codes::locked);
}

void RosterTest::aLockThatIsOverDoesNotBeginAgain()
{
    Door door;
    for (int i = 0; i < 5; ++i)
        (void)door.wrong(mere);
    door.clock.advance(minutes(2));
    door.start();
    QCOMPARE(door.good(mere), QString());
}

void RosterTest::settingTheClockShortensNoLock()
{
    Door door;
    for (int i = 0; i < 5; ++i)
        (void)door.wrong(mere);
    door.clock.setWall(door.clock.now() + std::chrono::hours(24 * 365));
    QCOMPARE(door.good(mere), codes::locked);
    door.start();
    QCOMPARE(door.good(mere), codes::locked);
    door.clock.setWall({0});
    QCOMPARE(door.good(mere), codes::locked);
    door.clock.advance(minutes(1));
    QCOMPARE(door.good(mere), QString());
}

void RosterTest::aLockIsOnePersons()
{
    Door door;
    for (int i = 0; i < 5; ++i)
        (void)door.wrong(mere);
    QCOMPARE(door.good(hemi), QString());
}

void RosterTest::pinsOnTheirWayDoNotOpenALock()
{
    Door door;
    QList<PinCheck> onTheirWay;
    for (int i = 0; i < 5; ++i)
        onTheirWay.append(*door.roster->beginSignIn(mere, Sensitive<QString>(u"000000"_s)));
    onTheirWay.append(*door.roster->beginSignIn(mere, Sensitive<QString>(u"482915"_s)));
    for (int i = 0; i < 5; ++i) {
        const PinCheck &check = onTheirWay[i];
        QCOMPARE(door.roster->finishSignIn(check, check.isRight(), {}).error().code,
                 codes::wrongPin);
    }
    const PinCheck &right = onTheirWay.last();
    QVERIFY(right.isRight());
    QCOMPARE(door.roster->finishSignIn(right, true, {}).error().code, codes::locked);
}

void RosterTest::whoeverIsIdleIsSignedOut()
{
    Door door;
    QCOMPARE(door.good(mere), QString());
    door.clock.advance(minutes(2));
    QCOMPARE(door.good(hemi, u"ring"_s), QString());
    QCOMPARE(door.roster->untilIdle(minutes(5)), minutes(3));
    door.clock.advance(minutes(3));
    QCOMPARE(door.roster->signOutIdle(minutes(5)), QList<PersonCode>{mere});
    QVERIFY(!door.roster->isSignedIn(mere) && door.roster->isSignedIn(hemi));
}

void RosterTest::aTouchKeepsSomebodyIn()
{
    Door door;
    QCOMPARE(door.good(mere), QString());
    for (int i = 0; i < 10; ++i) {
        door.clock.advance(minutes(4));
        door.roster->touch(mere);
    }
    QVERIFY(door.roster->signOutIdle(minutes(5)).isEmpty());
    door.clock.advance(minutes(5));
    QCOMPARE(door.roster->signOutIdle(minutes(5)).size(), 1);
    QVERIFY(!door.roster->untilIdle(minutes(5)));
}

void RosterTest::nobodyStaysForMoreThanTwelveHours()
{
    Door door;
    QCOMPARE(door.good(mere), QString());
    door.clock.advance(Roster::sessionMax - minutes(1));
    door.roster->touch(mere);
    QCOMPARE(door.roster->untilIdle(minutes(5)), minutes(1));
    door.clock.advance(minutes(1));
    QCOMPARE(door.roster->signOutIdle(minutes(5)).size(), 1);
}

void RosterTest::aWrongPinThatCannotBeKeptIsStillWrong()
{
    Door door;
    door.diskIsFull = true;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(door.wrong(mere), codes::diskFull);
    QCOMPARE(door.good(mere), codes::locked);
}

void RosterTest::theDeskHasOnePerson()
{
    Door door;
    QCOMPARE(door.good(mere), QString());
    QCOMPARE(door.good(hemi), QString());
    QCOMPARE(door.roster->deskPerson(), hemi);
    QVERIFY(!door.roster->isSignedIn(mere));
}

void RosterTest::aSecondScannerSignsInBeside()
{
    Door door;
    QCOMPARE(door.good(mere), QString());
    QCOMPARE(door.good(hemi, u"ring"_s), QString());
    QVERIFY(door.roster->isSignedIn(mere) && door.roster->isSignedIn(hemi));
    QCOMPARE(door.roster->deskPerson(), mere);
    QCOMPARE(door.roster->ownerOf(u"ring"_s), hemi);
}

void RosterTest::aScannerChangesHands()
{
    Door door;
    QCOMPARE(door.good(mere, u"ring"_s), QString());
    QCOMPARE(door.good(hemi, u"ring"_s), QString());
    QCOMPARE(door.roster->ownerOf(u"ring"_s), hemi);
    QVERIFY(!door.roster->isSignedIn(mere));
}

void RosterTest::somebodyIsOnlyInOnePlace()
{
    Door door;
    QCOMPARE(door.good(mere), QString());
    QCOMPARE(door.good(mere, u"ring"_s), QString());
    QCOMPARE(door.roster->sessions().size(), 1);
    QCOMPARE(door.roster->ownerOf(u"ring"_s), mere);
}

void RosterTest::scansOfAnOwnerlessScannerAreTheDesks()
{
    Door door;
    QCOMPARE(door.good(mere), QString());
    QCOMPARE(door.good(hemi, u"ring"_s), QString());
    QCOMPARE(door.roster->ownerOf(u"other"_s), mere);
    QCOMPARE(door.roster->ownerOf({}), mere);
}

void RosterTest::withoutDeskPersonTheOnlyOneActs()
{
    Door door;
    QCOMPARE(door.good(hemi, u"ring"_s), QString());
    QCOMPARE(door.roster->deskPerson(), hemi);
}

void RosterTest::withTwoScannersAndNoDeskNobodyActsUnnamed()
{
    Door door;
    QCOMPARE(door.good(mere, u"gun"_s), QString());
    QCOMPARE(door.good(hemi, u"ring"_s), QString());
    QVERIFY(!door.roster->deskPerson());
    QVERIFY(!door.roster->ownerOf(u"other"_s));
}

void RosterTest::aPersonWhoLeftIsNoLongerKnown()
{
    Door door;
    door.roster->removePerson(mere);
    QCOMPARE(door.good(mere), codes::wrongPin);
    QCOMPARE(door.roster->people().size(), 1);
}

void RosterTest::whoMayNotWorkIsKeptOutLikeAStranger()
{
    Door door;
    door.leavers.insert(mere);
    QCOMPARE(door.good(mere), codes::wrongPin);
    QVERIFY(!door.roster->isSignedIn(mere));
    QCOMPARE(door.good(hemi), QString());
}

void RosterTest::whoMayNotWorkIsNotOffered()
{
    Door door;
    door.leavers.insert(mere);
    const QList<Person> people = door.roster->people();
    QCOMPARE(people.size(), 1);
    QCOMPARE(people.first().code, hemi);
}

QTEST_GUILESS_MAIN(RosterTest)
#include "RosterTest.moc"
