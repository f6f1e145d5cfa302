// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Devices

/** Three codes to read, and the scanner is known. */
ColumnLayout {
    id: pane

    required property DevicesViewModel model

    spacing: Theme.gap
    onVisibleChanged: if (!visible) model.stopTeaching() // else what is read next is no scan

    Label {
        text: qsTr("Read three codes from this screen, once each. Then the station knows "
                   + "how this scanner ends its reads, what it adds, and which keys it presses.")
        wrapMode: Text.Wrap
        visible: !pane.model.isTeaching
        Layout.fillWidth: true
    }

    Button {
        kind: Button.Primary
        large: true
        icon.name: "scanner"
        text: qsTr("Teach %1").arg(pane.model.form.name)
        visible: !pane.model.isTeaching
        Layout.fillWidth: true
        onClicked: pane.model.teach()
    }

    Card {
        visible: pane.model.isTeaching && !pane.model.isTaught
        Layout.fillWidth: true

        contentItem: ColumnLayout {
            spacing: Theme.gap

            Label {
                text: qsTr("Code %1 of 3").arg(pane.model.lessonCode + 1)
                size: Theme.textTitle
                strong: true
                Layout.fillWidth: true
            }

            SymbolItem {
                format: pane.model.lessonFormat
                content: pane.model.lessonContent
                implicitHeight: 140
                Layout.fillWidth: true
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Barcode to read")
            }

            RowLayout {
                spacing: Theme.unit

                Icon {
                    name: pane.model.lessonTrouble ? "warning" : "scanner"
                    color: pane.model.lessonTrouble ? Theme.warn : Theme.accent
                }

                Label {
                    text: pane.model.lessonHint
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
            }

            Button {
                text: qsTr("Cancel")
                Layout.fillWidth: true
                onClicked: pane.model.stopTeaching()
            }
        }
    }

    Card {
        tone: Tone.Good
        visible: pane.model.isTaught
        Layout.fillWidth: true

        contentItem: ColumnLayout {
            spacing: Theme.unit

            Label {
                text: qsTr("%1 is known now").arg(pane.model.form.name)
                size: Theme.textTitle
                strong: true
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }

            Column {
                spacing: Theme.unit
                Layout.fillWidth: true

                Repeater {
                    model: pane.model.lessonResult

                    Label {
                        required property string modelData

                        width: parent?.width ?? 0
                        text: modelData
                        wrapMode: Text.Wrap
                    }
                }
            }

            RowLayout {
                spacing: Theme.unit
                Layout.topMargin: Theme.unit

                Button {
                    icon.name: "undo"
                    text: qsTr("As it was before")
                    Layout.fillWidth: true
                    onClicked: pane.model.undoLesson()
                }

                Button {
                    kind: Button.Primary
                    text: qsTr("Keep it")
                    Layout.fillWidth: true
                    onClicked: pane.model.stopTeaching()
                }
            }
        }
    }
}
