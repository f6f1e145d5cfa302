// SPDX-License-Identifier: Apache-2.0
#include "app/window/WedgeFilter.h"

#include "scanner/decode/WedgeHabit.h"
#include "tests/support/Eventually.h"
#include "tests/support/FakeClock.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QTest>
#include <QWindow>

using namespace storehand;
using namespace storehand::app;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A window that notes what is typed into it.
class Paper : public QWindow
{
public:
    QString text;
    int returns = 0;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        text += event->text();
        returns += event->key() == Qt::Key_Return;
    }
};

} // namespace

/// What a keyboard scanner and quick fingers do to one window.
class WedgeFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_scans.clear();
        m_pinAsked = false;
        m_clock = std::make_unique<FakeClock>();
        m_filter = std::make_unique<WedgeFilter>(
            *m_clock,
            [this](const scanner::KeyedRead &read, qint64) {
                m_scans.append(m_habit.readingOf(read.typed, read.usKeys));
            },
            [this] { return m_pinAsked; });
        QCoreApplication::instance()->installEventFilter(m_filter.get());
        m_paper = std::make_unique<Paper>();
        m_paper->show();
        QVERIFY(QTest::qWaitForWindowActive(m_paper.get()));
    }

    void cleanup()
    {
        m_filter.reset();
        m_paper.reset();
    }

    void aCodeIsReadWhereverTheFocusIs()
    {
        burst(u"9524470000014"_s);
        EVENTUALLY_COMPARE(m_scans, (QByteArrayList{"9524470000014"}));
        QCOMPARE(m_paper->text, QString());
    }

    void aPinThatIsTypedFastGoesToThePinPadAndNowhereElse()
    {
        m_pinAsked = true;
        burst(u"482915"_s);
        EVENTUALLY_COMPARE(m_paper->text, u"482915"_s);
        EVENTUALLY_COMPARE(m_paper->returns, 1);
        QVERIFY(m_scans.isEmpty());
    }

    void anItemIsReadWhileAPinIsAskedFor_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<int>("gapMs");
        QTest::addColumn<bool>("isRead");
        QTest::newRow("EAN-8") << u"96385074"_s << 5 << true;
        QTest::newRow("UPC-A") << u"012345678905"_s << 5 << true;
        QTest::newRow("no item") << u"96385075"_s << 5 << false;
        QTest::newRow("by fingers") << u"96385074"_s << 30 << false;
    }

    void anItemIsReadWhileAPinIsAskedFor()
    {
        QFETCH(QString, digits);
        QFETCH(int, gapMs);
        QFETCH(bool, isRead);
        m_pinAsked = true;
        burst(digits, gapMs);
        EVENTUALLY_COMPARE(m_scans, isRead ? QByteArrayList{digits.toUtf8()} : QByteArrayList());
        EVENTUALLY_COMPARE(m_paper->text, isRead ? QString() : digits);
    }

    void aBadgeIsReadWhileAPinIsAskedFor()
    {
        m_pinAsked = true;
        burst(u"BDG:0042"_s);
        EVENTUALLY_COMPARE(m_scans, (QByteArrayList{"BDG:0042"}));
        QCOMPARE(m_paper->text, QString());
    }

    // The keys of a US keyboard on a German computer: : is Ö, - is ß, ] is +.
    void aScannerWithUsKeysIsUnderstoodOnAGermanComputer()
    {
        germanBurst({{Qt::Key_S, u"S"_s, 31, Qt::ShiftModifier},
                     {Qt::Key_H, u"H"_s, 35, Qt::ShiftModifier},
                     {Qt::Key_L, u"L"_s, 38, Qt::ShiftModifier},
                     {Qt::Key_Odiaeresis, u"Ö"_s, 39, Qt::ShiftModifier},
                     {Qt::Key_A, u"A"_s, 30, Qt::ShiftModifier},
                     {Qt::Key_ssharp, u"ß"_s, 12, Qt::NoModifier},
                     {Qt::Key_1, u"1"_s, 2, Qt::NoModifier}});
        EVENTUALLY_COMPARE(m_scans, (QByteArrayList{"SHL:A-1"}));
        QCOMPARE(m_paper->text, QString());
    }

    void aSeparatorIsReadWhateverItsShortcutIsHere()
    {
        QList<Key> keys;
        const QString code = u"0109521234543213"_s;
        const auto add = [&keys](QChar digit) {
            keys.append({digit.unicode(), QString(digit),
                         digit == u'0' ? 11U : quint32(digit.unicode() - u'1' + 2),
                         Qt::NoModifier});
        };
        for (const QChar digit : code + u"10123"_s)
            add(digit);
        keys.append({Qt::Key_Plus, u"+"_s, 27, Qt::ControlModifier});
        for (const QChar digit : u"2145"_s)
            add(digit);
        germanBurst(keys);
        EVENTUALLY_COMPARE(m_scans, (QByteArrayList{"010952123454321310123\x1d"
                                                    "2145"}));
    }

    void charactersTypedAsAltAndANumberAreRead()
    {
        quint64 at = 1000;
        const auto press = [&](int code, Qt::KeyboardModifiers held) {
            QKeyEvent event(QEvent::KeyPress, code, held);
            event.setTimestamp(at += 8);
            QCoreApplication::sendEvent(m_paper.get(), &event);
        };
        // A, 1, -, B; the number pad without Num Lock
        for (const QList<int> &number :
             {QList<int>{Qt::Key_6, Qt::Key_5}, QList<int>{Qt::Key_4, Qt::Key_9},
              QList<int>{Qt::Key_Left, Qt::Key_Clear}, QList<int>{Qt::Key_6, Qt::Key_6}}) {
            press(Qt::Key_Alt, Qt::AltModifier);
            for (const int digit : number)
                press(digit, Qt::AltModifier | Qt::KeypadModifier);
        }
        key(Qt::Key_Return, u"\r"_s, at + 8);
        EVENTUALLY_COMPARE(m_scans, QByteArrayList{"A1-B"});
    }

    void aShortcutOfAPersonStaysAShortcut()
    {
        m_clock->advance(Millis(1000));
        QKeyEvent event(QEvent::KeyPress, Qt::Key_Plus, Qt::ControlModifier, 27 + 8, 0, 0, u"+"_s);
        event.setTimestamp(5000);
        QCoreApplication::sendEvent(m_paper.get(), &event);
        QCOMPARE(m_paper->text, u"+"_s);
    }

private:
    struct Key
    {
        int code;
        QString text;
        quint32 inputCode;
        Qt::KeyboardModifiers modifiers;
    };

    void germanBurst(const QList<Key> &keys)
    {
        quint64 at = 1000;
        for (const Key &each : keys) {
            QKeyEvent event(QEvent::KeyPress, each.code, each.modifiers, each.inputCode + 8, 0, 0,
                            each.text);
            event.setTimestamp(at += 5);
            QCoreApplication::sendEvent(m_paper.get(), &event);
        }
        key(Qt::Key_Return, u"\r"_s, at + 5);
    }

    /// So long from key to key, and Return.
    void burst(const QString &text, int gapMs = 5)
    {
        quint64 at = 1000;
        for (const QChar c : text)
            key(c.unicode(), QString(c), at += quint64(gapMs));
        key(Qt::Key_Return, u"\r"_s, at + quint64(gapMs));
    }

    void key(int code, const QString &text, quint64 at)
    {
        QKeyEvent event(QEvent::KeyPress, code, Qt::NoModifier, text);
        event.setTimestamp(at);
        QCoreApplication::sendEvent(m_paper.get(), &event);
    }

    std::unique_ptr<FakeClock> m_clock;
    scanner::WedgeHabit m_habit;
    std::unique_ptr<WedgeFilter> m_filter;
    std::unique_ptr<Paper> m_paper;
    QByteArrayList m_scans;
    bool m_pinAsked = false;
};

QTEST_MAIN(WedgeFilterTest)
#include "WedgeFilterTest.moc"
