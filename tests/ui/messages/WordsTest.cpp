// SPDX-License-Identifier: Apache-2.0
#include "ui/messages/Words.h"

#include <QLocale>
#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

class WordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStateHasItsOwnWord();
    void everyCommandHasAWord();
    void aProductLooksLikeWhatItsTitleDoesNotSay();
    void moneyIsExactInEveryCurrency_data();
    void moneyIsExactInEveryCurrency();
    void initialsAreOfTheFirstAndTheLastName_data();
    void initialsAreOfTheFirstAndTheLastName();
};

void WordsTest::everyStateHasItsOwnWord()
{
    QSet<QString> words;
    for (const auto &[state, name] : enumNames(AssignmentState{}))
        words.insert(word(state));
    QCOMPARE(words.size(), qsizetype(enumNames(AssignmentState{}).size()));
    QVERIFY(!words.contains(QString()));
}

void WordsTest::everyCommandHasAWord()
{
    for (const auto &[command, name] : enumNames(CommandType{}))
        QVERIFY2(!word(command).isEmpty(), name.data());
}

void WordsTest::aProductLooksLikeWhatItsTitleDoesNotSay()
{
    const QString tea = u"Tea, 50 bags"_s;
    QCOMPARE(productLook(tea, {u"50 bags"_s, QString(), u"Harbour & Co"_s}, {}), u"Harbour & Co"_s);
    QCOMPARE(productLook(tea, {u"50 bags"_s, u"red"_s, QString()}, u"Breakfast hamper"_s),
             u"Part of Breakfast hamper · red"_s);
}

void WordsTest::moneyIsExactInEveryCurrency_data()
{
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("text");
    QTest::newRow("dollars") << qint64(1290) << u"NZD"_s << u"12.90 NZD"_s;
    QTest::newRow("a few cents") << qint64(5) << u"NZD"_s << u"0.05 NZD"_s;
    QTest::newRow("a refund") << qint64(-150) << u"EUR"_s << u"-1.50 EUR"_s;
    QTest::newRow("yen have no cents") << qint64(1290) << u"JPY"_s << u"1,290 JPY"_s;
    QTest::newRow("dinars have three") << qint64(1290) << u"KWD"_s << u"1.290 KWD"_s;
    QTest::newRow("beyond a double")
        << qint64(9007199254740993) << u"NZD"_s << u"90,071,992,547,409.93 NZD"_s;
}

void WordsTest::moneyIsExactInEveryCurrency()
{
    QFETCH(qint64, minor);
    QFETCH(QString, currency);
    QFETCH(QString, text);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::NewZealand));
    QCOMPARE(amount({minor, currency}).replace(QChar::Nbsp, u' '), text);
}

void WordsTest::initialsAreOfTheFirstAndTheLastName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("letters");
    QTest::newRow("two names") << u"Mere Tamati"_s << u"MT"_s;
    QTest::newRow("many names") << u"Ana Maria de la Cruz"_s << u"AC"_s;
    QTest::newRow("one name") << u"Nadia"_s << u"N"_s;
    QTest::newRow("nobody") << u""_s << u""_s;
    QTest::newRow("small letters") << u"ögmundur þórsson"_s << u"ÖÞ"_s;
}

void WordsTest::initialsAreOfTheFirstAndTheLastName()
{
    QFETCH(QString, name);
    QFETCH(QString, letters);
    QCOMPARE(initials(name), letters);
}

QTEST_GUILESS_MAIN(WordsTest)
#include "WordsTest.moc"
