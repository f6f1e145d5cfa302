// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Show

/** What happens to a shop: orders come, the internet goes, the power goes. */
Card {
    id: card

    required property ShowViewModel model

    contentItem: ColumnLayout {
        spacing: Theme.unit

        GridLayout {
            columns: 2
            columnSpacing: Theme.unit
            rowSpacing: Theme.unit

            Button {
                objectName: "internet"
                leftPadding: 10
                rightPadding: 10
                text: card.model.cut ? qsTr("Plug it in") : qsTr("Unplug internet")
                icon.name: card.model.cut ? "online" : "offline"
                enabled: card.model.stationRuns || card.model.stationGone
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: card.model.toggleInternet()
            }

            Button {
                objectName: "station"
                leftPadding: 10
                rightPadding: 10
                text: card.model.stationGone ? qsTr("Start it again") : qsTr("Kill the program")
                icon.name: card.model.stationGone ? "undo" : "close"
                kind: card.model.stationGone ? Button.Primary : Button.Plain
                enabled: card.model.stationRuns || card.model.stationGone
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: card.model.toggleStation()
            }

            Button {
                objectName: "drop"
                text: qsTr("Drop an order in")
                icon.name: "bell"
                enabled: card.model.stationRuns || card.model.stationGone
                Layout.fillWidth: true
                Layout.columnSpan: 2
                onClicked: card.model.dropOrder()
            }
        }

        RowLayout {
            spacing: Theme.unit

            Icon {
                implicitWidth: Theme.smallIcon
                name: card.model.cut ? "offline" : "online"
                color: card.model.cut ? Theme.warnInk : Theme.quietInk
            }

            Label {
                text: card.model.linkText
                size: Theme.textSmall
                color: card.model.cut ? Theme.warnInk : Theme.quietInk
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
        }
    }
}
