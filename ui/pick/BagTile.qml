// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Storehand.Controls
import Storehand.Pick

/** One bag at the bench: number and colour, whose it is, how full it is. A tap chooses it. */
T.AbstractButton {
    id: tile

    required property bagRow row

    enabled: row.number > 0
    focusPolicy: Qt.TabFocus
    padding: 12
    Accessible.role: Accessible.RadioButton
    Accessible.name: qsTr("%1, %2").arg(row.orderRef).arg(row.words)
    Accessible.description: row.lit ? qsTr("The last piece belongs here") : ""
    Accessible.checkable: true
    Accessible.checked: row.chosen

    background: ControlFace {
        control: tile
        ringInside: true
        radius: Theme.cardRadius
        color: tile.row.lit ? Theme.accentTint : Theme.card
        edge: tile.row.chosen || tile.row.lit ? Theme.accent : Theme.line
        border.width: tile.row.chosen || tile.row.lit ? 3 : 1
    }

    contentItem: ColumnLayout {
        spacing: Theme.unit

        RowLayout {
            spacing: Theme.unit

            ToteTag {
                number: tile.row.number
                hue: tile.row.hue
                lit: !tile.row.complete || tile.row.lit
                visible: number > 0
            }

            Item {
                Layout.fillWidth: true
            }

            Icon {
                name: "done"
                color: Theme.good
                visible: tile.row.complete
            }
        }

        CodeText {
            text: tile.row.orderRef
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }

        RowLayout {
            spacing: Theme.unit

            ProgressBar {
                value: tile.row.progress
                label: tile.row.words
                Layout.fillWidth: true
            }

            Label {
                text: tile.row.words
                size: Theme.textSmall
                quiet: true
                Accessible.ignored: true
            }
        }
    }
}
