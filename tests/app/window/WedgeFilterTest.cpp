// SPDX-License-Identifier: Apache-2.0
#include "app/window/WedgeFilter.h"

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
            *m_clock, u"Keyboard"_s, [this](const Scan &scan) { m_scans.append(scan.raw); },
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
        QTRY_COMPARE(m_scans, (QByteArrayList{"9524470000014"}));
        QCOMPARE(m_paper->text, QString());
    }

    void aPinThatIsTypedFastGoesToThePinPadAndNowhereElse()
    {
        m_pinAsked = true;
        burst(u"482915"_s);
        QTRY_COMPARE(m_paper->text, u"482915"_s);
        QTRY_COMPARE(m_paper->returns, 1);
        QVERIFY(m_scans.isEmpty());
    }

    void aBadgeIsReadWhileAPinIsAskedFor()
    {
        m_pinAsked = true;
        burst(u"BDG:0042"_s);
        QTRY_COMPARE(m_scans, (QByteArrayList{"BDG:0042"}));
        QCOMPARE(m_paper->text, QString());
    }

private:
    /// Five milliseconds from key to key, and Return.
    void burst(const QString &text)
    {
        quint64 at = 1000;
        for (const QChar c : text)
            key(c.unicode(), QString(c), at += 5);
        key(Qt::Key_Return, u"\r"_s, at + 5);
    }

    void key(int code, const QString &text, quint64 at)
    {
        QKeyEvent event(QEvent::KeyPress, code, Qt::NoModifier, text);
        event.setTimestamp(at);
        QCoreApplication::sendEvent(m_paper.get(), &event);
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<WedgeFilter> m_filter;
    std::unique_ptr<Paper> m_paper;
    QByteArrayList m_scans;
    bool m_pinAsked = false;
};

QTEST_MAIN(WedgeFilterTest)
#include "WedgeFilterTest.moc"
