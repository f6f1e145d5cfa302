// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Storehand.Controls
import Storehand.Queue

/** What is in one order, why it is here, and how to give it back. */
T.Dialog {
    id: sheet

    required property OrderSheetViewModel model

    signal acted(string id)

    modal: true
    focus: true
    visible: model.shown
    padding: Theme.wide
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    anchors.centerIn: parent
    width: Math.min(parent ? parent.width - 2 * Theme.gap : 720, 720 * Theme.textScale)
    height: Math.min(parent ? parent.height - 2 * Theme.gap : 560,
                     implicitContentHeight + topPadding + bottomPadding)
    onClosed: {
        why.close() // it asks about this order
        model.close()
    }

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }

    background: Rectangle {
        radius: Theme.cardRadius
        color: Theme.card
        border.width: 1
        border.color: Theme.line
    }

    contentItem: ColumnLayout {
        spacing: 12
        Accessible.role: Accessible.Dialog
        Accessible.name: sheet.model.card.orderRef

        PageHeader {
            title: sheet.model.card.orderRef
            detail: sheet.model.card.method + " · " + sheet.model.card.pieces
                + (sheet.model.card.facts === "" ? "" : " · " + sheet.model.card.facts)
            Layout.fillWidth: true

            StatusPill {
                text: sheet.model.card.state
                icon: sheet.model.card.stateIcon
                tone: sheet.model.card.stateTone
            }

            IconButton {
                icon.name: "close"
                text: qsTr("Close")
                onClicked: sheet.close()
            }
        }

        OrderContents {
            model: sheet.model
            focus: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.rightMargin: -Theme.gap // the bar stands beside the lines
        }

        // Anchors and not a layout: words that change while the sheet is hidden move nothing there.
        Item {
            implicitHeight: Theme.largeTarget
            Layout.fillWidth: true

            Row {
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                spacing: 12

                Button {
                    kind: Button.Quiet
                    text: qsTr("Can't do it")
                    visible: sheet.model.canDecline
                    onClicked: why.open()
                }

                Button {
                    text: qsTr("Give it back")
                    visible: sheet.model.canRelease
                    onClicked: sheet.model.release()
                }
            }

            Button {
                anchors.right: parent.right
                kind: Button.Primary
                large: true
                text: sheet.model.card.action
                visible: text !== ""
                onClicked: {
                    sheet.acted(sheet.model.card.id)
                    sheet.close()
                }
            }
        }
    }

    ReasonDialog {
        id: why

        parent: sheet.parent
        text: qsTr("Why can this store not do it?")
        reasons: sheet.model.declineReasons
        onChosen: index => sheet.model.decline(index)
    }
}
