// SPDX-License-Identifier: Apache-2.0
#include "core/station/ExceptionList.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

ExceptionNotice notice(const QString &command, const QString &code = u"stale"_s)
{
    return {.command = CommandId(command), .code = code};
}

QStringList told(const ExceptionList &list)
{
    QStringList words;
    for (const ExceptionNotice &each : list.all())
        words.append(each.command.text + u' ' + each.code);
    return words;
}

} // namespace

class ExceptionListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsHeardOfAgainReplacesWhatWasSaid()
    {
        ExceptionList list;
        QVERIFY(list.put(notice(u"a"_s)));
        QVERIFY(list.put(notice(u"b"_s)));
        QVERIFY(!list.put(notice(u"a"_s, u"below_zero"_s)));
        QCOMPARE(told(list), (QStringList{u"a below_zero"_s, u"b stale"_s}));
    }

    void whatIsSeenToLeavesTheOthersInOrder()
    {
        ExceptionList list;
        for (const QString &command : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
            (void)list.put(notice(command));
        list.remove(CommandId(u"b"_s));
        list.remove(CommandId(u"nobody's"_s));
        QVERIFY(!list.put(notice(u"d"_s, u"below_zero"_s)));
        QVERIFY(list.put(notice(u"b"_s)));
        QCOMPARE(told(list),
                 (QStringList{u"a stale"_s, u"c stale"_s, u"d below_zero"_s, u"b stale"_s}));
    }

    void nothingIsLeftOfAClearedList()
    {
        ExceptionList list;
        (void)list.put(notice(u"a"_s));
        list.clear();
        QVERIFY(list.all().isEmpty());
        QVERIFY(list.put(notice(u"a"_s)));
    }
};

QTEST_APPLESS_MAIN(ExceptionListTest)
#include "ExceptionListTest.moc"
