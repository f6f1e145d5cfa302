// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Devices

/** Every scanner: does it answer, whose is it, what did it read last? */
Item {
    id: page

    required property DevicesViewModel model

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gap
        spacing: Theme.gap

        PageHeader {
            title: qsTr("Devices")
            detail: qsTr("%n scanner(s)", "", page.model.count)
            Layout.fillWidth: true
        }

        ListView {
            id: list

            clip: true
            spacing: 12
            boundsBehavior: Flickable.StopAtBounds
            model: page.model.scanners
            visible: count > 0
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: Card {
                id: card

                required property scannerRow row

                width: ListView.view.width

                contentItem: RowLayout {
                    spacing: Theme.gap

                    Icon {
                        name: "scanner"
                        color: Theme.text(card.row.tone)
                    }

                    ColumnLayout {
                        spacing: 2
                        Layout.fillWidth: true

                        Label {
                            text: card.row.id
                            strong: true
                            elide: Text.ElideRight
                            Layout.fillWidth: true
                        }

                        Label {
                            text: card.row.detail
                            size: Theme.textSmall
                            quiet: true
                            elide: Text.ElideRight
                            Layout.fillWidth: true
                        }

                        Label {
                            text: card.row.help
                            wrapMode: Text.Wrap
                            visible: text !== ""
                            Layout.fillWidth: true
                        }
                    }

                    StatusPill {
                        text: card.row.state
                        icon: card.row.tone === Tone.Good ? "check" : "warning"
                        tone: card.row.tone
                    }
                }
            }
        }

        EmptyState {
            visible: !list.visible
            icon: "scanner"
            title: qsTr("No scanner of its own")
            text: qsTr("A scanner that types like a keyboard works at once: just scan.")
            Layout.fillWidth: true
            Layout.fillHeight: true
        }

        Card {
            visible: page.model.lastText !== ""
            Layout.fillWidth: true

            contentItem: ColumnLayout {
                spacing: 4

                Label {
                    text: qsTr("Last read")
                    size: Theme.textSmall
                    quiet: true
                }

                CodeText {
                    text: page.model.lastText
                    size: Theme.textTitle
                    elide: Text.ElideMiddle
                    Layout.fillWidth: true
                }

                Label {
                    text: page.model.lastDetail
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
            }
        }

        ScanPrompt {
            text: qsTr("Scan anything to try a scanner")
            Layout.fillWidth: true
        }
    }
}
