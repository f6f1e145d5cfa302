// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Sync

/** One thing that somebody must look at: what is true, what can be done, and both sides of it. */
Card {
    id: card

    required property decisionRow row
    required property SyncViewModel sync

    contentItem: ColumnLayout {
        spacing: Theme.gap

        RowLayout {
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

                Column {
                    visible: card.row.facts.length > 0
                    Layout.fillWidth: true

                    Repeater {
                        model: card.row.facts

                        Label {
                            required property string modelData

                            width: parent ? parent.width : 0
                            text: modelData
                            size: Theme.textSmall
                            quiet: true
                            wrapMode: Text.Wrap
                        }
                    }
                }
            }
        }

        Flow {
            spacing: Theme.unit
            visible: card.row.choices.length > 0
            Layout.fillWidth: true

            Repeater {
                model: card.row.settled ? [] : card.row.choices

                Button {
                    required property int index
                    required property string modelData

                    objectName: "choice" + index
                    kind: index === 0 ? Button.Primary : Button.Plain
                    text: modelData
                    onClicked: card.sync.choose(card.row.id, index)
                }
            }

            StatusPill {
                tone: Tone.Good
                icon: "check"
                text: qsTr("Decided")
                visible: card.row.settled
            }

            Button {
                objectName: "compare"
                kind: Button.Quiet
                text: card.row.compared ? qsTr("Hide both sides") : qsTr("Show both sides")
                onClicked: card.sync.compare(card.row.id)
            }
        }

        Divider {
            visible: card.row.compared
            Layout.fillWidth: true
        }

        GridLayout {
            columns: card.width < 640 * Theme.textScale ? 1 : 2
            columnSpacing: Theme.wide
            rowSpacing: Theme.gap
            visible: card.row.compared
            Layout.fillWidth: true

            ActList {
                title: qsTr("Done here")
                model: card.sync.acts
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
            }

            ColumnLayout {
                spacing: Theme.unit
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop

                Label {
                    text: qsTr("Head office knows")
                    size: Theme.textSmall
                    strong: true
                    quiet: true
                    Layout.fillWidth: true
                    Accessible.role: Accessible.Heading
                }

                Column {
                    spacing: Theme.unit
                    Layout.fillWidth: true

                    Repeater {
                        model: card.sync.officeFacts

                        Label {
                            required property string modelData

                            width: parent ? parent.width : 0
                            text: modelData
                            wrapMode: Text.Wrap
                        }
                    }
                }
            }
        }
    }
}
