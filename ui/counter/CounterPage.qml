// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Storehand.Controls
import Storehand.Counter

/** The customer is here: find the order, see where it lies, check who it is, hand it over. */
Item {
    id: page

    required property CounterViewModel model

    onVisibleChanged: sure.close()

    Connections {
        target: page.model

        function onCleared() {
            sure.close() // it asked about the order before
            proofField.clear()
        }

        function onHandOverAsked() {
            sure.ask(give)
        }
    }

    RowLayout {
        anchors.fill: parent
        anchors.margins: Theme.gap
        spacing: Theme.gap

        ColumnLayout {
            spacing: 12
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 2

            PageHeader {
                title: qsTr("Counter")
                detail: qsTr("%n order(s)", "", page.model.shown)
                Layout.fillWidth: true
            }

            SearchField {
                placeholderText: qsTr("Order, name, phone or code")
                label: qsTr("Find the customer's order")
                Layout.fillWidth: true
                onSearched: text => page.model.find(text)
                onTextChanged: if (text === "") page.model.find("")
            }

            ListView {
                id: list

                clip: true
                spacing: 4
                boundsBehavior: Flickable.StopAtBounds
                cacheBuffer: 0 // as in the queue: nothing is half made when the list is hidden
                model: page.model.orders
                visible: count > 0
                T.ScrollBar.vertical: ScrollBar {}
                Layout.fillWidth: true
                Layout.fillHeight: true
                delegate: ListRow {
                    id: order

                    required property counterRow row

                    width: ListView.view.width
                    text: row.title
                    detail: row.detail
                    highlighted: row.chosen
                    onClicked: page.model.choose(row.id)

                    StatusPill {
                        text: order.row.state
                        tone: order.row.tone
                    }
                }
            }

            EmptyState {
                visible: !list.visible
                icon: page.model.search === "" ? "counter" : "search"
                title: page.model.search === "" ? qsTr("Nobody is waiting")
                    : qsTr("Nothing found for \"%1\"").arg(page.model.search)
                text: page.model.search === "" ? qsTr("Scan the customer's code, or type a name.")
                    : qsTr("Ask for the order number or the phone number.")
                Layout.fillWidth: true
                Layout.fillHeight: true
            }

            ScanPrompt {
                text: qsTr("Scan the customer's code")
                Layout.fillWidth: true
            }
        }

        Card {
            id: chosen

            padding: Theme.wide
            visible: page.model.hasOrder
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 3

            ColumnLayout {
                anchors.fill: parent
                spacing: 12

                RowLayout {
                    spacing: Theme.gap
                    Layout.fillHeight: false

                    ColumnLayout {
                        spacing: 2
                        Layout.fillWidth: true

                        Label {
                            text: page.model.customer
                            size: Theme.textLarge
                            strong: true
                            wrapMode: Text.Wrap
                            maximumLineCount: 2
                            elide: Text.ElideRight
                            Layout.fillWidth: true
                        }

                        CodeText {
                            text: page.model.orderRef
                            size: Theme.textTitle
                        }

                        Label {
                            text: page.model.customerDetail
                            quiet: true
                            visible: text !== ""
                        }
                    }

                    ShelfLabel {
                        place: page.model.places
                        visible: page.model.places !== ""
                    }

                    IconButton {
                        icon.name: "close"
                        text: qsTr("Close this order")
                        onClicked: page.model.close()
                    }
                }

                StatusPill {
                    text: page.model.standing
                    icon: page.model.standingTone === Tone.Good ? "check" : "warning"
                    tone: page.model.standingTone
                }

                ListView {
                    clip: true
                    boundsBehavior: Flickable.StopAtBounds
                    model: page.model.lines
                    T.ScrollBar.vertical: ScrollBar {}
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    delegate: RowLayout {
                        id: line

                        required property counterLine row

                        width: ListView.view.width
                        height: Theme.largeTarget + 8
                        spacing: 12

                        ProductPicture {
                            picture: line.row.picture
                            title: line.row.title
                            implicitWidth: 56
                        }

                        ColumnLayout {
                            spacing: 0
                            Layout.fillWidth: true

                            Label {
                                text: line.row.title
                                elide: Text.ElideRight
                                Layout.fillWidth: true
                            }

                            Label {
                                text: line.row.detail
                                size: Theme.textSmall
                                quiet: true
                                elide: Text.ElideRight
                                Layout.fillWidth: true
                            }
                        }

                        Button {
                            kind: Button.Quiet
                            text: qsTr("Does not want it")
                            visible: line.row.refusable
                            onClicked: page.model.refuse(line.row.id)
                        }
                    }
                }

                StatusPill {
                    text: qsTr("The customer's code is genuine")
                    icon: "check"
                    tone: Tone.Good
                    visible: page.model.codeScanned
                }

                GridLayout {
                    // By the card's width: its own would depend on how many columns there are.
                    columns: chosen.width > 600 * Theme.textScale ? 2 : 1
                    columnSpacing: 12
                    rowSpacing: Theme.unit
                    visible: page.model.needsProof
                    Layout.fillHeight: false

                    Segments {
                        choices: page.model.proofs
                        current: page.model.proof
                        label: qsTr("Proof")
                        Layout.fillWidth: true
                        onChosen: index => page.model.chooseProof(index)
                    }

                    TextField {
                        id: proofField

                        placeholderText: page.model.proof === 0 ? qsTr("Type the code")
                            : page.model.proof === 1 ? qsTr("Last four characters") : qsTr("Name")
                        Layout.fillWidth: true
                        onTextChanged: page.model.typeProof(text)
                    }
                }

                // Anchors and not a layout: one that is hidden does not place a button that appears
                // in it, and the Tab key would come to it all the same.
                Item {
                    implicitHeight: Theme.largeTarget
                    Layout.fillWidth: true

                    Button {
                        id: here

                        anchors.left: parent.left
                        width: (parent.width - 12) / 2
                        large: true
                        icon.name: "arrived"
                        text: qsTr("Customer is here")
                        visible: page.model.canArrive
                        onClicked: page.model.arrive()
                    }

                    Button {
                        id: give

                        objectName: "handOver"
                        anchors.right: parent.right
                        width: page.model.canArrive ? here.width : parent.width
                        kind: Button.Primary
                        large: true
                        icon.name: "bag"
                        text: qsTr("Hand over")
                        key: qsTr("Enter")
                        enabled: page.model.canHandOver
                        onClicked: sure.ask(give)
                    }
                }
            }
        }
    }

    ConfirmDialog {
        id: sure

        parent: page
        icon: "bag"
        dangerous: false
        title: qsTr("Hand over?")
        text: page.model.question
        confirmText: qsTr("Hand over")
        onAccepted: page.model.handOver()
    }
}
