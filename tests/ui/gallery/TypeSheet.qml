// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Storehand.Controls

Sheet {
    id: sheet

    required property list<string> iconNames

    title: "Type and icons"

    RowLayout {
        spacing: Theme.wide

        Label {
            text: "72"
            size: Theme.textCount
            strong: true
        }

        Label {
            text: "44 Pick"
            size: Theme.textDisplay
            strong: true
        }

        Label {
            text: "28 Order for Mere T."
            size: Theme.textLarge
            strong: true
        }

        ColumnLayout {
            spacing: 2

            Label {
                text: "20 English Breakfast, 50 bags"
                size: Theme.textTitle
            }

            Label {
                text: "16 Collect before 12:30 · 1,111 of 8,888"
            }

            Label {
                text: "14 Online · last change 2 min ago"
                size: Theme.textSmall
                quiet: true
            }

            CodeText {
                text: "SO-100023 · A03-2-1 · O0 I1"
            }
        }
    }

    GridLayout {
        columns: 13
        columnSpacing: Theme.half
        rowSpacing: Theme.unit
        Layout.fillWidth: true
        Layout.fillHeight: true

        Repeater {
            model: sheet.iconNames

            ColumnLayout {
                id: cell

                required property string modelData

                spacing: 4
                Layout.fillWidth: true
                Layout.preferredWidth: 1

                Icon {
                    implicitWidth: 36
                    name: cell.modelData
                    Layout.alignment: Qt.AlignHCenter
                }

                Label {
                    text: cell.modelData
                    size: 11
                    quiet: true
                    horizontalAlignment: Text.AlignHCenter
                    Layout.fillWidth: true
                }
            }
        }
    }
}
