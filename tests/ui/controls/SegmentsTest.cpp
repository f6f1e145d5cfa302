// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Eventually.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class SegmentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScannerThatComesWhileNobodyLooksIsASeatLater();
};

namespace {

const QByteArray deskWithSeats = R"(
import QtQuick
import QtQuick.Layouts
import Storehand.Controls

Window {
    id: desk

    property list<string> seats: ["This desk"]

    width: 400
    height: 300
    visible: true

    ColumnLayout {
        anchors.fill: parent

        Segments {
            objectName: "seats"
            choices: desk.seats
            visible: desk.seats.length > 1
            Layout.fillWidth: true
        }
    }
}
)";

/// The buttons of the choices that are in sight, from the left.
QList<QQuickItem *> buttonsIn(QQuickItem *item)
{
    QList<QQuickItem *> buttons;
    for (QQuickItem *child : item->childItems()) {
        if (child->inherits("QQuickAbstractButton"))
            buttons.append(child);
        else
            buttons += buttonsIn(child);
    }
    return buttons;
}

} // namespace

void SegmentsTest::aScannerThatComesWhileNobodyLooksIsASeatLater()
{
    QQmlEngine engine;
    engine.addImportPath(u"qrc:/qt/qml"_s);
    QQmlComponent component(&engine);
    component.setData(deskWithSeats, {});
    const std::unique_ptr<QObject> made(component.create());
    auto *const desk = qobject_cast<QQuickWindow *>(made.get());
    QVERIFY2(desk, qPrintable(component.errorString()));
    QVERIFY(QTest::qWaitForWindowExposed(desk));

    desk->setProperty("seats", QStringList{u"This desk"_s, u"Scanner 1"_s});
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    desk->resize(600, 300);

    auto *const segments = desk->findChild<QQuickItem *>(u"seats"_s);
    EVENTUALLY_VERIFY(segments->width() >= 600);
    const QList<QQuickItem *> buttons = buttonsIn(segments);
    QCOMPARE(buttons.size(), 2);
    QCOMPARE(buttons[1]->property("text").toString(), u"Scanner 1"_s);
    QCOMPARE(buttons[1]->x() + buttons[1]->width() + 8, segments->width());
}

QTEST_MAIN(SegmentsTest)
#include "SegmentsTest.moc"
