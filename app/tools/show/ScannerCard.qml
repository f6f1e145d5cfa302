// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Show

/** A serial scanner to click: the station reads it as it reads any. */
Card {
    id: card

    required property ShowViewModel model

    contentItem: ColumnLayout {
        spacing: Theme.unit

        RowLayout {
            spacing: Theme.unit

            Label {
                text: qsTr("Scanner")
                strong: true
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading
            }

            StatusPill {
                text: card.model.answerText
                tone: card.model.answerTone
                visible: text !== ""
                Layout.maximumWidth: 270
            }
        }

        SightButton {
            objectName: "scanRight"
            large: true
            caption: card.model.rightCaption
            sight: card.model.right
            Layout.fillWidth: true
            onClicked: card.model.scanRight()
        }

        GridLayout {
            columns: 2
            columnSpacing: Theme.unit
            rowSpacing: Theme.unit

            SightButton {
                objectName: "scanWrong"
                caption: qsTr("A wrong item")
                sight: card.model.wrong
                symbol: "error"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: card.model.scanWrong()
            }

            SightButton {
                objectName: "scanCustomer"
                caption: qsTr("Customer's code")
                sight: card.model.customer
                symbol: "phone"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: card.model.scanCustomer()
            }

            SightButton {
                objectName: "scanBag"
                caption: qsTr("A bag label")
                sight: card.model.bag
                symbol: "bag"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: card.model.scanBag()
            }

            SightButton {
                objectName: "scanShelf"
                caption: qsTr("The shelf")
                sight: card.model.shelf
                symbol: "shelf"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: card.model.scanShelf()
            }
        }
    }
}
