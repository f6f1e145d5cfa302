// SPDX-License-Identifier: Apache-2.0
#include "ui/devices/ScannerForm.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Form : ScannerForm
{
    explicit Form(ScanSource source)
    {
        status.transport = source;
        connect(this, &ScannerForm::edited, this, [this](const scanner::ScannerSettings &next) {
            status.settings = next;
            show(status, {});
        });
        show(status, {});
    }

    scanner::ScannerStatus status;
};

} // namespace

/// How one scanner is set up by hand.
class ScannerFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSeparatorIsWhatTheKeyboardTypes()
    {
        Form form(ScanSource::Wedge);
        form.typeSeparator(u"§"_s);
        QCOMPARE(form.status.settings.separatorSubstitute, u"§"_s.toUtf8());
        QCOMPARE(form.separator(), u"§"_s);
    }

    void aSeparatorIsTheByteThatAScannerSends()
    {
        Form form(ScanSource::Serial);
        form.typeSeparator(u"§"_s);
        QCOMPARE(form.status.settings.separatorSubstitute, QByteArray("\xA7"));
        QCOMPARE(form.separator(), u"§"_s);
    }
};

QTEST_GUILESS_MAIN(ScannerFormTest)
#include "ScannerFormTest.moc"
