// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Sync

/** Are we connected, what waits to be sent, and what needs somebody to decide? */
Item {
    id: page

    required property SyncViewModel model

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gap
        spacing: Theme.gap

        PageHeader {
            title: qsTr("Sync")
            detail: page.model.standing
            Layout.fillWidth: true

            Button {
                icon.name: "sync"
                text: qsTr("Try now")
                onClicked: page.model.tryNow()
            }
        }

        Card {
            tone: page.model.online ? Tone.Neutral : Tone.Warn
            Layout.fillWidth: true

            contentItem: RowLayout {
                spacing: Theme.wide

                Icon {
                    implicitWidth: 40
                    name: page.model.online ? "online" : "offline"
                    color: page.model.online ? Theme.good : Theme.warn
                }

                Label {
                    text: page.model.standingText
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }

                Fact {
                    caption: qsTr("To send")
                    value: page.model.toSend
                    large: true
                    Layout.preferredWidth: 120 * Theme.textScale
                }

                Fact {
                    caption: qsTr("Last contact")
                    value: page.model.lastSuccess
                    large: true
                    Layout.preferredWidth: 200 * Theme.textScale
                }
            }
        }

        ListView {
            id: list

            clip: true
            spacing: 12
            boundsBehavior: Flickable.StopAtBounds
            model: page.model.decisions
            visible: count > 0
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: Card {
                id: card

                required property decisionRow row

                width: ListView.view.width

                contentItem: RowLayout {
                    spacing: Theme.gap

                    Icon {
                        name: card.row.settled ? "check" : "warning"
                        color: card.row.settled ? Theme.good : Theme.warn
                        Layout.alignment: Qt.AlignTop
                    }

                    ColumnLayout {
                        spacing: 4
                        Layout.fillWidth: true

                        Label {
                            text: card.row.orderRef === "" ? card.row.title
                                : card.row.orderRef + " · " + card.row.title
                            strong: true
                            wrapMode: Text.Wrap
                            Layout.fillWidth: true
                        }

                        Label {
                            text: card.row.text
                            wrapMode: Text.Wrap
                            visible: text !== ""
                            Layout.fillWidth: true
                        }
                    }

                    Button {
                        kind: Button.Quiet
                        text: qsTr("Show the order")
                        visible: card.row.orderRef !== ""
                        onClicked: page.model.openOrder(card.row.id)
                    }

                    Button {
                        text: card.row.settled ? qsTr("Told head office") : qsTr("Settled")
                        enabled: !card.row.settled
                        visible: card.row.orderRef !== ""
                        onClicked: page.model.settle(card.row.id)
                    }
                }
            }
        }

        EmptyState {
            visible: !list.visible
            icon: "done"
            tone: Tone.Good
            title: qsTr("Nothing needs a decision")
            text: qsTr("What head office could not take as it was comes here.")
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
}
