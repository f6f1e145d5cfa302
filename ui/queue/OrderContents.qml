// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Storehand.Controls
import Storehand.Queue

/**
 * What is to be known of one order, and its lines. All of it scrolls, also by the arrow keys: with
 * large text, or a long note, only the buttons of the sheet keep their place.
 */
Flickable {
    id: contents

    required property OrderSheetViewModel model
    readonly property string order: model.card.id

    onOrderChanged: contentY = 0
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    contentHeight: column.implicitHeight
    implicitHeight: contentHeight
    Keys.onUpPressed: bar.decrease()
    Keys.onDownPressed: bar.increase()
    T.ScrollBar.vertical: ScrollBar {
        id: bar

        stepSize: 0.2
    }

    ColumnLayout {
        id: column

        x: Theme.rightToLeft ? Theme.gap : 0
        width: contents.width - Theme.gap
        spacing: 12

        Label {
            text: contents.model.card.note
            color: Theme.text(contents.model.card.noteTone)
            strong: true
            wrapMode: Text.Wrap
            visible: text !== ""
            Layout.fillWidth: true
        }

        Banner {
            title: contents.model.warning
            icon: "warning"
            tone: Tone.Warn
            visible: title !== ""
            Layout.fillWidth: true
        }

        Fact {
            caption: qsTr("Why here")
            value: contents.model.why
            visible: value !== ""
            Layout.fillWidth: true
        }

        Banner {
            title: qsTr("Note on the order")
            text: contents.model.instructions
            icon: "note"
            visible: text !== ""
            Layout.fillWidth: true
        }

        // A positioner: a hidden layout of Qt 6.4 falls over children that are gone.
        Column {
            id: lines

            Layout.fillWidth: true
            Accessible.role: Accessible.List
            Accessible.name: qsTr("What is in it")

            Repeater {
                model: contents.model.lines

                OrderLineDelegate {
                    width: lines.width
                }
            }
        }
    }
}
