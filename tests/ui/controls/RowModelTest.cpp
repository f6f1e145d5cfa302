// SPDX-License-Identifier: Apache-2.0
#include "ui/controls/RowModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

struct Coat
{
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)

public:
    QString id;
    int hook = 0;

    friend bool operator==(const Coat &, const Coat &) = default;
};

class RowModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aListBecomesTheNewOneWhateverItWas_data();
    void aListBecomesTheNewOneWhateverItWas();
    void aRowThatStaysIsNotBuiltAnew();
    void anUnchangedListSaysNothing();
};

namespace {

QList<Coat> coats(const QString &ids)
{
    QList<Coat> list;
    for (const QChar id : ids)
        list.append({QString(id), 0});
    return list;
}

} // namespace

void RowModelTest::aListBecomesTheNewOneWhateverItWas_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("empty stays empty") << u""_s << u""_s;
    QTest::newRow("filled") << u""_s << u"abc"_s;
    QTest::newRow("emptied") << u"abc"_s << u""_s;
    QTest::newRow("first gone") << u"abc"_s << u"bc"_s;
    QTest::newRow("new in front") << u"abc"_s << u"xabc"_s;
    QTest::newRow("turned round") << u"abcd"_s << u"dcba"_s;
    QTest::newRow("last to front") << u"abcd"_s << u"dabc"_s;
    QTest::newRow("first to back") << u"abcd"_s << u"bcda"_s;
    QTest::newRow("all at once") << u"abcdef"_s << u"fxbya"_s;
}

void RowModelTest::aListBecomesTheNewOneWhateverItWas()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    RowModel<Coat> model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(coats(before));
    model.setRows(coats(after));
    QCOMPARE(model.rows(), coats(after));
}

void RowModelTest::aRowThatStaysIsNotBuiltAnew()
{
    RowModel<Coat> model;
    model.setRows(coats(u"abc"_s));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QList<Coat> list = coats(u"abc"_s);
    list[1].hook = 7;
    model.setRows(list);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    QCOMPARE(inserted.count() + removed.count(), 0);
}

void RowModelTest::anUnchangedListSaysNothing()
{
    RowModel<Coat> model;
    model.setRows(coats(u"abc"_s));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    model.setRows(coats(u"abc"_s));
    QCOMPARE(changed.count() + moved.count(), 0);
}

QTEST_GUILESS_MAIN(RowModelTest)
#include "RowModelTest.moc"
