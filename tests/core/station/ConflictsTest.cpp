// SPDX-License-Identifier: Apache-2.0
#include "core/station/Conflicts.h"

#include "core/domain/Codes.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

ExceptionView exception(const QString &command, const QString &order, const QString &code)
{
    ExceptionView view;
    view.command = CommandId(command);
    view.assignment = AssignmentId(order);
    view.code = code;
    return view;
}

QStringList idsOf(const QList<Conflict> &conflicts)
{
    QStringList all;
    for (const Conflict &conflict : conflicts) {
        QStringList ids;
        for (const ExceptionView &each : conflict)
            ids.append(each.command.text);
        all.append(ids.join(u'+'));
    }
    return all;
}

} // namespace

class ConflictsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusedClaimAndItsScansAreOneConflict()
    {
        QCOMPARE(idsOf(conflictsOf({exception(u"1"_s, u"A"_s, codes::claimedByOther),
                                    exception(u"2"_s, u"B"_s, codes::cancelled),
                                    exception(u"3"_s, u"A"_s, codes::overPicked),
                                    exception(u"4"_s, u"A"_s, codes::overPicked)})),
                 QStringList({u"1+3+4"_s, u"2"_s}));
    }

    void eachQuestionAboutMissingUnitsStandsAlone()
    {
        QCOMPARE(idsOf(conflictsOf({exception(u"1"_s, u"A"_s, codes::unitsMissing),
                                    exception(u"2"_s, u"A"_s, codes::unitsMissing),
                                    exception(u"3"_s, u"A"_s, codes::overPicked)})),
                 QStringList({u"1"_s, u"2"_s, u"3"_s}));
    }

    void whatIsAboutNoOrderStandsAlone()
    {
        QCOMPARE(idsOf(conflictsOf({exception(u"1"_s, {}, codes::malformed),
                                    exception(u"2"_s, {}, codes::malformed)})),
                 QStringList({u"1"_s, u"2"_s}));
        QVERIFY(conflictsOf({}).isEmpty());
    }
};

QTEST_APPLESS_MAIN(ConflictsTest)
#include "ConflictsTest.moc"
