// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Devices

/** One scanner in the list, with what is wrong and how to cure it. */
Card {
    id: card

    required property scannerRow row

    signal chosen
    signal portWanted

    tone: row.tone === Tone.Good ? Tone.Neutral : row.tone
    padding: 12

    activeFocusOnTab: row.isScanner
    Accessible.role: Accessible.ListItem
    Accessible.name: row.name
    Accessible.description: row.state
    Accessible.onPressAction: chosen()
    Keys.onReturnPressed: chosen()
    Keys.onEnterPressed: chosen()
    Keys.onSpacePressed: chosen()

    TapHandler {
        enabled: card.row.isScanner
        onTapped: card.chosen()
    }

    FocusRing {
        parent: card
        around: Theme.cardRadius
        inside: true
        visible: card.activeFocus
    }

    Rectangle {
        parent: card
        anchors.left: parent.left
        width: 4
        radius: 2
        height: parent.height - 2 * Theme.cardRadius
        y: Theme.cardRadius
        color: Theme.accent
        visible: card.row.isChosen
    }

    contentItem: ColumnLayout {
        spacing: Theme.half

        RowLayout {
            spacing: Theme.unit

            Icon {
                name: "scanner"
                color: Theme.text(card.row.tone)
            }

            Label {
                text: card.row.name
                strong: true
                elide: Text.ElideRight
                Layout.fillWidth: true
            }

            StatusPill {
                text: card.row.state
                icon: card.row.tone === Tone.Good ? "check"
                    : card.row.isScanner ? "warning" : ""
                tone: card.row.tone
            }
        }

        Label {
            text: card.row.detail
            size: Theme.textSmall
            quiet: true
            elide: Text.ElideMiddle
            Layout.fillWidth: true
        }

        Label {
            text: card.row.help
            size: Theme.textSmall
            wrapMode: Text.Wrap
            visible: text !== ""
            Layout.fillWidth: true
        }

        Button {
            text: qsTr("Use this port")
            visible: card.row.unusedPort !== ""
            Layout.fillWidth: true
            onClicked: card.portWanted()
        }
    }
}
