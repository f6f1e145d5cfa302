// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Stage.h"

#include <QTest>

using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

class PinPadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageMovesNoKeyAndGoesWhenDigitsCome();
};

void PinPadTest::aMessageMovesNoKeyAndGoesWhenDigitsCome()
{
    Stage stage;
    QVERIFY(stage.show(u"Storehand/Controls/PinPad.qml"_s, {{u"focus"_s, true}}, {400, 600}));
    QQuickItem *pad = stage.window().contentItem()->childItems().constFirst();
    const QQuickItem *five = stage.findControl(u"5"_s);
    QVERIFY(five);
    const QPointF place = five->mapToScene({});
    for (const QString &message :
         {u"The PIN is not right."_s, u"Too many wrong PINs. Try again in 15 minutes"_s}) {
        pad->setProperty("message", message);
        (void)stage.window().grabWindow();
        QCOMPARE(five->mapToScene({}), place);
    }
    stage.type(u"12"_s);
    QCOMPARE(pad->property("digits").toString(), u"12"_s);
}

QTEST_MAIN(PinPadTest)
#include "PinPadTest.moc"
