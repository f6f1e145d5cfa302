// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Storehand.Controls
import Storehand.Stage

/** From the bench to the shelf: order, parcel, shelf. */
Item {
    id: page

    required property StageViewModel model

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gap
        spacing: 12

        PageHeader {
            title: qsTr("Put on shelf")
            detail: qsTr("%n order(s) wait", "", page.model.waiting)
            Layout.fillWidth: true
        }

        RowLayout {
            spacing: Theme.gap
            visible: page.model.waiting > 0
            Layout.fillWidth: true
            Layout.fillHeight: true

            Card {
                padding: Theme.unit
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 3

                ListView {
                    anchors.fill: parent
                    clip: true
                    boundsBehavior: Flickable.StopAtBounds
                    model: page.model.orders
                    T.ScrollBar.vertical: ScrollBar {}
                    delegate: ListRow {
                        id: shelfOrder

                        required property shelfOrderRow row

                        width: ListView.view.width
                        text: row.title
                        detail: row.detail
                        highlighted: row.chosen
                        onClicked: page.model.choose(row.id)

                        Avatar {
                            initials: shelfOrder.row.initials
                            size: 32
                        }
                    }
                }
            }

            Card {
                padding: Theme.wide
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 4

                ColumnLayout {
                    anchors.fill: parent
                    spacing: Theme.gap

                    CodeText {
                        text: page.model.hasOrder ? page.model.orderRef : qsTr("No order chosen")
                        size: Theme.textLarge
                        font.family: page.model.hasOrder ? Theme.codeFamily : Theme.family
                        color: page.model.hasOrder ? Theme.ink : Theme.quietInk
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }

                    Label {
                        text: page.model.orderDetail
                        wrapMode: Text.Wrap
                        visible: text !== ""
                        Layout.fillWidth: true
                    }

                    TextField {
                        id: parcelField

                        placeholderText: qsTr("Parcel code")
                        enabled: page.model.hasOrder
                        Layout.fillWidth: true
                        onAccepted: {
                            page.model.typeParcel(text)
                            clear()
                        }
                    }

                    Fact {
                        caption: qsTr("Parcel")
                        value: page.model.parcel
                        large: true
                        visible: page.model.parcel !== ""
                        Layout.fillWidth: true
                    }

                    Item {
                        Layout.fillHeight: true
                    }

                    Button {
                        kind: Button.Primary
                        large: true
                        icon.name: "check"
                        text: qsTr("Ready")
                        key: qsTr("Enter")
                        visible: page.model.canReady
                        Layout.fillWidth: true
                        onClicked: page.model.makeReady()
                    }

                    ScanPrompt {
                        text: page.model.prompt
                        detail: page.model.promptDetail
                        Layout.fillWidth: true
                    }
                }
            }

            Card {
                padding: Theme.unit
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 3

                ListView {
                    anchors.fill: parent
                    clip: true
                    boundsBehavior: Flickable.StopAtBounds
                    model: page.model.places
                    T.ScrollBar.vertical: ScrollBar {}
                    delegate: ListRow {
                        id: place

                        required property placeRow row

                        width: ListView.view.width
                        text: row.id
                        detail: row.suggested ? qsTr("%1 · fits best").arg(row.kind) : row.kind
                        highlighted: row.suggested
                        enabled: page.model.parcel !== "" && page.model.hasOrder
                        onClicked: page.model.putOn(row.id)

                        StatusPill {
                            text: place.row.room
                            tone: place.row.tone
                        }
                    }
                }
            }
        }

        EmptyState {
            visible: page.model.waiting === 0
            icon: "shelf"
            title: qsTr("Nothing waits for a shelf")
            text: qsTr("Orders come here when everything in them is picked.")
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
}
