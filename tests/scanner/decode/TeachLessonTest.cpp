// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/TeachLesson.h"

#include <QTest>

#include <bit>

using namespace storehand;
using namespace storehand::scanner;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray contentOf(int code)
{
    return TeachLesson::codes()[code].content;
}

// A scanner with its marks, and what it makes of a separator.
struct Scanner
{
    QByteArray before = {};
    QByteArray after = "\r";
    QByteArray separator = "\x1d";
    bool aimIds = false;

    [[nodiscard]] QByteArray reads(int code) const
    {
        const std::array<QByteArray, 3> aims{"]C0", "]C1", "]E0"};
        QByteArray content = contentOf(code);
        content.replace("\x1d", separator);
        return before + (aimIds ? aims.at(size_t(code)) : QByteArray()) + content + after;
    }
};

TeachLesson taught(const Scanner &scanner, ScanSource source = ScanSource::Serial)
{
    TeachLesson lesson(source, {});
    for (int code = 0; code < TeachLesson::codesCount; ++code)
        lesson.take(scanner.reads(code));
    return lesson;
}

/// What a computer of this layout gets from the keys of a US keyboard.
QString typedOn(const HostLayout &layout, const QString &text, CapsLock capsLock)
{
    const HostLayout &us = *HostLayout::find(u"us");
    QString typed;
    for (const QChar c : text) {
        const qsizetype plain = us.plain.indexOf(c);
        const qsizetype key = plain >= 0 ? plain : us.shifted.indexOf(c);
        bool shift = plain < 0;
        const bool isLetter = key >= 0 && layout.plain[key].isLetter() &&
                              layout.plain[key].toUpper() == layout.shifted[key];
        if (capsLock == CapsLock::AllKeys || (capsLock == CapsLock::Letters && isLetter))
            shift = !shift;
        typed += key < 0 ? c : shift ? layout.shifted[key] : layout.plain[key];
    }
    return typed;
}

} // namespace

class TeachLessonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeReadsTellHowAScannerEndsThem_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<Ending>("ending");
        QTest::addColumn<QByteArray>("prefix");
        QTest::addColumn<QByteArray>("suffix");
        const QByteArray none;
        QTest::newRow("CR") << none << QByteArray("\r") << Ending::Cr << none << none;
        QTest::newRow("LF") << none << QByteArray("\n") << Ending::Lf << none << none;
        QTest::newRow("CR LF") << none << QByteArray("\r\n") << Ending::CrLf << none << none;
        QTest::newRow("Tab") << none << QByteArray("\t") << Ending::Tab << none << none;
        QTest::newRow("nothing") << none << none << Ending::Gap << none << none;
        QTest::newRow("STX ETX") << QByteArray("\x02") << QByteArray("\x03") << Ending::StxEtx
                                 << none << none;
        QTest::newRow("prefix") << QByteArray("P1") << QByteArray("#\r") << Ending::Cr
                                << QByteArray("P1") << QByteArray("#");
    }

    void threeReadsTellHowAScannerEndsThem()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        for (const bool aimIds : {false, true}) {
            const TeachLesson lesson = taught({.before = before, .after = after, .aimIds = aimIds});
            QVERIFY(lesson.isFinished());
            QTEST(lesson.settings().ending, "ending");
            QTEST(lesson.settings().prefix, "prefix");
            QTEST(lesson.settings().suffix, "suffix");
            QCOMPARE(lesson.findings().sendsAimIds, aimIds);
            QVERIFY(!lesson.settings().losesSeparators);
            QVERIFY(lesson.settings().separatorSubstitute.isEmpty());
        }
    }

    void aReportScannerThatLeavesItsEndInTheDataHasASuffix()
    {
        const TeachLesson lesson = taught({.after = "\r"}, ScanSource::Hid);
        QVERIFY(lesson.isFinished());
        QCOMPARE(lesson.settings().ending, Ending::Auto);
        QCOMPARE(lesson.settings().suffix, QByteArray("\r"));
    }

    void whatBecomesOfASeparatorIsKnown_data()
    {
        QTest::addColumn<QByteArray>("separator");
        QTest::addColumn<QByteArray>("substitute");
        QTest::addColumn<bool>("loses");
        QTest::newRow("kept") << QByteArray("\x1d") << QByteArray() << false;
        QTest::newRow("tilde") << QByteArray("~") << QByteArray("~") << false;
        QTest::newRow("function key") << QByteArray("{F8}") << QByteArray("{F8}") << false;
        QTest::newRow("lost") << QByteArray() << QByteArray() << true;
        QTest::newRow("a letter, which lots have too") << QByteArray("X") << QByteArray() << true;
    }

    void whatBecomesOfASeparatorIsKnown()
    {
        QFETCH(QByteArray, separator);
        const TeachLesson lesson = taught({.after = "#\r\n", .separator = separator});
        QVERIFY(lesson.isFinished());
        QTEST(lesson.settings().separatorSubstitute, "substitute");
        QTEST(lesson.settings().losesSeparators, "loses");
    }

    void anEanCodeWithoutItsCheckDigitIsTold()
    {
        TeachLesson lesson(ScanSource::Serial, {});
        lesson.take(contentOf(0) + '\r');
        lesson.take(contentOf(1) + '\r');
        QVERIFY(!lesson.findings().dropsCheckDigit);
        lesson.take("952123454321\r");
        QVERIFY(lesson.isFinished());
        QVERIFY(lesson.findings().dropsCheckDigit);
    }

    void anotherCodeTeachesNothing()
    {
        TeachLesson lesson(ScanSource::Serial, {});
        lesson.take("9638507400000\r");
        QCOMPARE(lesson.code(), 0);
        QCOMPARE(lesson.findings().trouble, TeachFindings::Trouble::OtherCode);
        lesson.take(contentOf(0) + '\r');
        lesson.take(contentOf(0) + '\r'); // the first one again
        QCOMPARE(lesson.code(), 1);
        QCOMPARE(lesson.findings().trouble, TeachFindings::Trouble::OtherCode);
    }

    // The scanner talks at 38400; each read at another speed is noise, and brings the next one.
    void theSpeedIsFoundByReadingTheFirstCodeAgain()
    {
        TeachLesson lesson(ScanSource::Serial, {});
        QList<int> tried;
        while (lesson.settings().line.baudRate != 38400 && tried.size() < 10) {
            tried.append(lesson.settings().line.baudRate);
            lesson.take(QByteArray("\xf8\x80\x00\xff\x78", 5));
            QCOMPARE(lesson.findings().trouble, TeachFindings::Trouble::Garbled);
        }
        QCOMPARE(tried, (QList<int>{9600, 19200}));
        lesson.take(contentOf(0) + '\r');
        QCOMPARE(lesson.code(), 1);
        QCOMPARE(lesson.settings().line.baudRate, 38400);
    }

    void noiseAtEverySpeedGoesBackToTheFirst()
    {
        TeachLesson lesson(ScanSource::Serial, {.line = {.baudRate = 14400}});
        for (int i = 0; lesson.findings().trouble != TeachFindings::Trouble::NoSpeed; ++i) {
            QVERIFY(i < 20);
            lesson.take("\xff\xfe\xff");
        }
        QCOMPARE(lesson.settings().line.baudRate, 14400);
    }

    void parityIsHeardInOneRead_data()
    {
        QTest::addColumn<bool>("even");
        QTest::addColumn<Parity>("parity");
        QTest::newRow("7E1") << true << Parity::Even;
        QTest::newRow("7O1") << false << Parity::Odd;
    }

    void parityIsHeardInOneRead()
    {
        QFETCH(bool, even);
        QByteArray bytes = contentOf(0) + '\r';
        for (char &c : bytes) {
            const bool isEven = std::popcount(static_cast<unsigned char>(c)) % 2 == 0;
            c = char(c | (isEven == even ? 0 : 0x80));
        }
        TeachLesson lesson(ScanSource::Serial, {});
        lesson.take(bytes);
        QCOMPARE(lesson.code(), 1);
        QTEST(lesson.settings().line.parity, "parity");
    }

    void theKeysOfEveryComputerAreKnown_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : HostLayout::names()) {
            if (HostLayout::find(name)->name == name)
                QTest::newRow(qPrintable(name)) << name;
        }
    }

    void theKeysOfEveryComputerAreKnown()
    {
        QFETCH(QString, name);
        const HostLayout &layout = *HostLayout::find(name);
        for (const CapsLock capsLock : {CapsLock::Off, CapsLock::Letters, CapsLock::AllKeys}) {
            if (capsLock == CapsLock::AllKeys && !layout.capsShiftsAll)
                continue;
            TeachLesson lesson(ScanSource::Wedge, {});
            for (int code = 0; code < TeachLesson::codesCount; ++code)
                lesson.take(KeyedRead{
                    .typed =
                        typedOn(layout, QString::fromLatin1(contentOf(code)), capsLock).toUtf8(),
                    .end = "\r"});
            QVERIFY(lesson.isFinished());
            QCOMPARE(lesson.findings().capsLock, capsLock != CapsLock::Off);
            const QString expected = name == u"us"_s ? u"as_typed"_s : name;
            QCOMPARE(lesson.settings().keys, expected);
        }
    }

    void keysThatTheSystemNamesNeedNoLayout()
    {
        TeachLesson lesson(ScanSource::Wedge, {});
        lesson.take(KeyedRead{"unknown signs", contentOf(0), "\t"});
        QCOMPARE(lesson.code(), 1);
        QCOMPARE(lesson.settings().keys, u"us"_s);
        QCOMPARE(lesson.findings().end, Ending::Tab);
    }
};

QTEST_APPLESS_MAIN(TeachLessonTest)
#include "TeachLessonTest.moc"
