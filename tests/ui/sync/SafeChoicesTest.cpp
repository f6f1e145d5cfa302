// SPDX-License-Identifier: Apache-2.0
#include "ui/sync/SafeChoices.h"

#include "core/domain/Codes.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

ExceptionView exception(const QString &code, CommandType type = CommandType::Pick)
{
    ExceptionView view;
    view.assignment = AssignmentId(u"A"_s);
    view.orderRef = u"SO-1042"_s;
    view.code = code;
    view.type = type;
    return view;
}

QStringList wordsOf(const QList<SafeChoice> &choices)
{
    QStringList words;
    for (const SafeChoice &choice : choices)
        words.append(choice.word);
    return words;
}

} // namespace

class SafeChoicesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMissingUnitIsLookedForSentOrPaidBack()
    {
        const OrderCard card;
        QCOMPARE(wordsOf(safeChoices({exception(codes::unitsMissing)}, &card)),
                 QStringList({u"keep_waiting"_s, u"send_home"_s, u"refund"_s}));
    }

    void whatLiesInTheWrongHandsGoesBackFirst()
    {
        OrderCard card;
        card.putBackDue = 1;
        const auto choices = safeChoices({exception(codes::cancelled)}, &card);
        QCOMPARE(choices.size(), 3);
        QCOMPARE(choices.first().act, SafeChoice::Act::PutBack);
        QCOMPARE(choices.last().act, SafeChoice::Act::Show);
    }

    void withNothingToPutBackItIsOnlySettled()
    {
        const OrderCard card;
        const auto choices = safeChoices({exception(codes::onHold)}, &card);
        QCOMPARE(choices.size(), 2);
        QCOMPARE(choices.first().word, u"settled"_s);
        QCOMPARE(choices.last().act, SafeChoice::Act::Show);
    }

    void whatTheCustomerHasIsAMatterOfMoney()
    {
        const OrderCard card;
        QCOMPARE(wordsOf(safeChoices({exception(codes::cancelled, CommandType::HandOver)}, &card)),
                 QStringList({u"refund_arranged"_s, u"settled"_s, QString()}));
    }

    void whoShowedNoProofMayHaveBeenTheRightPerson()
    {
        const OrderCard card;
        QCOMPARE(
            wordsOf(safeChoices({exception(codes::proofMissing, CommandType::HandOver)}, &card)),
            QStringList({u"identity_confirmed"_s, u"settled"_s, QString()}));
    }

    void workThatAnotherHasCanBeTakenOverOrLeft()
    {
        OrderCard card;
        card.state = AssignmentState::Picking;
        card.claimPerson = PersonCode(u"0043"_s);
        const auto choices =
            safeChoices({exception(codes::claimedByOther, CommandType::Claim)}, &card);
        QCOMPARE(choices.size(), 3);
        QCOMPARE(choices.first().act, SafeChoice::Act::TakeOver);
        card.state = AssignmentState::Ready; // nothing is left to take
        QCOMPARE(
            safeChoices({exception(codes::claimedByOther, CommandType::Claim)}, &card).first().act,
            SafeChoice::Act::Resolve);
    }

    void whatWasRefusedCanBeTriedAgainWhereItWasDone()
    {
        OrderCard card;
        card.state = AssignmentState::Staged;
        ExceptionView ready = exception(codes::onHold, CommandType::Ready);
        QCOMPARE(safeChoices({ready}, &card).first().act, SafeChoice::Act::TryAgain);
        ready.station = u"Till 2"_s;
        QCOMPARE(safeChoices({ready}, &card).first().act, SafeChoice::Act::Resolve);
        ready.station.clear();
        ready.code = codes::actorRevoked;
        QCOMPARE(safeChoices({ready}, &card).first().act, SafeChoice::Act::Resolve);
        ready.code = codes::onHold;
        QVERIFY(safeChoices({ready}, nullptr).first().act == SafeChoice::Act::Resolve);
    }

    void anOrderThatIsGoneFromHereCannotBeShownAsACard()
    {
        ExceptionView gone = exception(codes::reassigned);
        gone.orderRef.clear();
        QCOMPARE(wordsOf(safeChoices({gone}, nullptr)), QStringList{u"settled"_s});
    }

    void whatIsAboutTheStoreCanBeSettledToo()
    {
        ExceptionView store = exception(codes::malformed);
        store.orderRef.clear();
        store.assignment = AssignmentId(u"harbour"_s);
        QCOMPARE(wordsOf(safeChoices({store}, nullptr)), QStringList{u"settled"_s});
    }
};

QTEST_APPLESS_MAIN(SafeChoicesTest)
#include "SafeChoicesTest.moc"
