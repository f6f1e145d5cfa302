// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Queue

/** One order: how long, how much, for whom, and what to do with it. */
Card {
    id: card

    required property cardRow row

    signal acted
    signal selectAsked
    signal openAsked

    activeFocusOnTab: true
    padding: 12
    tone: row.selected ? Tone.Info : Tone.Neutral
    Accessible.role: Accessible.ListItem
    Accessible.name: row.orderRef + ", " + row.state + ", " + row.spoken
    Accessible.onPressAction: openAsked()
    Keys.onReturnPressed: openAsked()
    Keys.onEnterPressed: openAsked()
    Keys.onSpacePressed: openAsked()

    // Not a MouseArea: what lies below a pane gets nothing, the pane takes every press itself.
    TapHandler {
        onTapped: card.openAsked()
    }

    FocusRing {
        parent: card
        around: Theme.cardRadius
        inside: true
        visible: card.activeFocus
    }

    contentItem: ColumnLayout {
        spacing: Theme.unit

        RowLayout {
            spacing: 12

            PromiseRing {
                figure: card.row.figure
                caption: card.row.caption
                fraction: card.row.fraction
                tone: card.row.promiseTone
                spoken: card.row.spoken
                Layout.alignment: Qt.AlignTop
            }

            ColumnLayout {
                spacing: 2
                Layout.fillWidth: true

                RowLayout {
                    spacing: Theme.unit

                    CodeText {
                        text: card.row.orderRef
                        size: Theme.textTitle
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }

                    Avatar {
                        initials: card.row.initials
                        size: 32
                        visible: card.row.initials !== ""
                    }
                }

                RowLayout {
                    spacing: 6

                    Icon {
                        implicitWidth: Theme.smallIcon
                        name: card.row.methodIcon
                        color: Theme.quietInk
                    }

                    Label {
                        text: card.row.method + " · " + card.row.pieces
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }
                }

                Label {
                    text: card.row.facts
                    size: Theme.textSmall
                    quiet: true
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
            }
        }

        Label {
            text: card.row.note
            size: Theme.textSmall
            font.weight: Font.Medium
            color: Theme.text(card.row.noteTone)
            elide: Text.ElideRight
            Layout.fillWidth: true
        }

        Item {
            Layout.fillHeight: true
        }

        RowLayout {
            spacing: Theme.unit

            StatusPill {
                text: card.row.state
                icon: card.row.stateIcon
                tone: card.row.stateTone
            }

            Item {
                Layout.fillWidth: true
            }

            IconButton {
                outlined: true
                icon.name: card.row.selected ? "check" : "plus"
                text: card.row.selected ? qsTr("Leave out") : qsTr("Choose for a walk")
                visible: card.row.selectable
                onClicked: card.selectAsked()
            }

            Button {
                text: card.row.action
                visible: card.row.action !== ""
                onClicked: card.acted()
            }
        }
    }
}
