// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Storehand.Controls
import Storehand.Sync

/** Are we connected, what waits to be sent, and what needs somebody to decide? */
Item {
    id: page

    required property SyncViewModel model

    onVisibleChanged: model.setShown(visible)

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

        Flickable {
            id: list

            clip: true
            contentHeight: column.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            visible: page.model.waiting > 0 || page.model.sending
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                id: column

                width: list.width
                spacing: 12

                // A positioner: a hidden layout of Qt 6.4 falls over children that are gone.
                Column {
                    id: decisions

                    spacing: 12
                    visible: page.model.waiting > 0
                    Layout.fillWidth: true

                    Repeater {
                        model: page.model.decisions

                        DecisionCard {
                            sync: page.model
                            width: decisions.width
                        }
                    }
                }

                Card {
                    visible: page.model.sending
                    Layout.fillWidth: true

                    contentItem: ColumnLayout {
                        spacing: Theme.unit

                        ActList {
                            title: qsTr("Waits to be sent")
                            model: page.model.outbox
                            Layout.fillWidth: true
                        }

                        Label {
                            text: page.model.moreToSend
                            size: Theme.textSmall
                            quiet: true
                            visible: text !== ""
                        }
                    }
                }
            }

            T.ScrollBar.vertical: ScrollBar {}
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
