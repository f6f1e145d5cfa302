// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Devices

/** What came from the scanners, byte by byte, and what the last read means. */
ColumnLayout {
    id: pane

    required property DevicesViewModel model

    spacing: Theme.gap

    Card {
        visible: pane.model.lastText !== ""
        Layout.fillWidth: true

        contentItem: ColumnLayout {
            spacing: Theme.unit

            Label {
                text: pane.model.lastFrom
                size: Theme.textSmall
                quiet: true
                elide: Text.ElideRight
                Layout.fillWidth: true
            }

            CodeText {
                text: pane.model.lastText
                size: Theme.textTitle
                wrapMode: Text.WrapAnywhere
                maximumLineCount: 3
                elide: Text.ElideRight
                Layout.fillWidth: true
            }

            // Positioners hold what comes and goes: a hidden layout of Qt 6.4 keeps children that
            // are gone, until it falls over them.
            Grid {
                columns: 2
                columnSpacing: Theme.gap
                rowSpacing: Theme.unit
                Layout.fillWidth: true

                Repeater {
                    model: pane.model.meaning

                    Fact {
                        required property meaningRow row

                        width: parent ? (parent.width - Theme.gap) / 2 : 0
                        caption: row.caption
                        value: row.value
                        tone: row.tone
                    }
                }
            }
        }
    }

    ScanPrompt {
        text: qsTr("Scan anything to try a scanner")
        visible: pane.model.lastText === ""
        Layout.fillWidth: true
    }

    Label {
        text: qsTr("Bytes as they came, newest first")
        size: Theme.textSmall
        quiet: true
        visible: bytes.count > 0
        Layout.fillWidth: true
    }

    Column {
        id: pieces

        spacing: Theme.gap
        Layout.fillWidth: true

        Repeater {
            id: bytes

            model: pane.model.bytes

            ColumnLayout {
                id: piece

                required property bytesRow row

                width: pieces.width
                spacing: 0

                CodeText {
                    text: piece.row.text
                    wrapMode: Text.WrapAnywhere
                    Layout.fillWidth: true
                }

                Label {
                    text: piece.row.hex
                    size: Theme.textSmall
                    quiet: true
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }

                Divider {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.half
                }
            }
        }
    }
}
