// SPDX-License-Identifier: Apache-2.0
#include "ui/sync/SafeChoices.h"

#include "core/domain/Codes.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

ExceptionView exception(const QString &code)
{
    ExceptionView view;
    view.assignment = AssignmentId(u"A"_s);
    view.orderRef = u"SO-1042"_s;
    view.code = code;
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
        QCOMPARE(wordsOf(safeChoices(exception(codes::unitsMissing), &card)),
                 QStringList({u"keep_waiting"_s, u"send_home"_s, u"refund"_s}));
    }

    void whatLiesInTheWrongHandsGoesBackFirst()
    {
        OrderCard card;
        card.putBackDue = 1;
        const auto choices = safeChoices(exception(codes::cancelled), &card);
        QCOMPARE(choices.size(), 3);
        QCOMPARE(choices.first().act, SafeChoice::Act::PutBack);
        QCOMPARE(choices.last().act, SafeChoice::Act::Show);
    }

    void withNothingToPutBackItIsOnlySettled()
    {
        const OrderCard card;
        const auto choices = safeChoices(exception(codes::onHold), &card);
        QCOMPARE(choices.first().word, u"settled"_s);
        QCOMPARE(choices.last().act, SafeChoice::Act::Show);
    }

    void anOrderThatIsGoneFromHereCannotBeShownAsACard()
    {
        ExceptionView gone = exception(codes::reassigned);
        gone.orderRef.clear();
        QCOMPARE(wordsOf(safeChoices(gone, nullptr)), QStringList{u"settled"_s});
    }

    void whatIsAboutNoOrderOffersNothing()
    {
        ExceptionView store = exception(codes::malformed);
        store.assignment = {};
        QVERIFY(safeChoices(store, nullptr).isEmpty());
    }
};

QTEST_APPLESS_MAIN(SafeChoicesTest)
#include "SafeChoicesTest.moc"
