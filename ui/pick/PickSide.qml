// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Pick

/** The walk of one person: where to go, what to take, how many. Everything else steps back. */
Card {
    id: side

    required property PickSideViewModel model
    property bool keysShown: true // the keys work for one side only
    readonly property bool keysFit: keysShown && width > 640 * Theme.textScale
    readonly property bool iconsFit: width > 520 * Theme.textScale
    readonly property string askedFor: model.orderRef + model.title
    readonly property real pictureSize: Math.min(360, width * 0.3,
                                                 Math.max(130, height - 400 * Theme.textScale))
    readonly property bool low: height < 520 * Theme.textScale

    signal queueAsked
    signal shelfAsked

    function askShort() {
        why.open()
    }

    // A question about one item must not be answered for the next one.
    onAskedForChanged: why.close()
    onVisibleChanged: why.close()
    padding: low ? Theme.gap : Theme.wide

    ColumnLayout {
        anchors.fill: parent
        spacing: side.low ? 10 : Theme.gap

        RowLayout {
            spacing: 12
            Layout.fillHeight: false

            Avatar {
                initials: side.model.personInitials
                size: 36
            }

            Label {
                text: side.model.personName
                strong: true
                elide: Text.ElideRight
                Layout.fillWidth: true
            }

            Label {
                text: side.model.orders
                quiet: true
                visible: side.model.hasOrders
            }

            Label {
                text: side.model.progressWords
                strong: true
                visible: side.model.hasOrders
            }
        }

        ProgressBar {
            value: side.model.progress
            label: side.model.progressWords
            visible: side.model.hasOrders
            Layout.fillWidth: true
        }

        ShelfLabel {
            place: side.model.place
            hint: side.model.placeHint
            visible: side.model.hasItem
            Layout.fillWidth: true
        }

        RowLayout {
            spacing: Theme.wide
            visible: side.model.hasItem
            Layout.topMargin: side.low ? 0 : Theme.unit
            Layout.fillWidth: true
            Layout.fillHeight: true

            ProductPicture {
                picture: side.model.picture
                title: side.model.title
                implicitWidth: side.pictureSize
                implicitHeight: side.pictureSize
                Layout.alignment: Qt.AlignTop
            }

            ColumnLayout {
                spacing: 6
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop

                Label {
                    text: side.model.title
                    size: Theme.textLarge
                    strong: true
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }

                Label {
                    text: side.model.look
                    size: Theme.textTitle
                    visible: text !== ""
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }

                StatusPill {
                    text: side.model.warning
                    icon: "warning"
                    tone: Tone.Warn
                    visible: text !== ""
                }

                GridLayout {
                    columns: side.low ? 2 : 1
                    columnSpacing: Theme.unit
                    rowSpacing: Theme.unit
                    Layout.fillWidth: true
                    Layout.topMargin: side.low ? 0 : Theme.unit

                    ToteTag {
                        number: side.model.bag
                        hue: side.model.bagHue
                        large: !side.low
                        visible: number > 0
                    }

                    Label {
                        text: qsTr("for %1").arg(side.model.orderRef)
                        quiet: true
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }
                }
            }

            NumberCount {
                value: side.model.count
                caption: side.model.countCaption
                Layout.alignment: Qt.AlignTop
                Layout.rightMargin: Theme.unit
            }
        }

        EmptyState {
            visible: !side.model.hasItem && side.model.hasOrders
            icon: "done"
            tone: Tone.Good
            title: qsTr("Everything is picked")
            text: qsTr("Bring it to the bench.")
            action: qsTr("Finished")
            key: side.keysShown ? qsTr("Enter") : ""
            Layout.fillWidth: true
            Layout.fillHeight: true
            onActed: side.model.finish()
        }

        EmptyState {
            visible: !side.model.hasOrders
            icon: side.model.canShelve ? "shelf" : "pick"
            tone: side.model.canShelve ? Tone.Good : Tone.Neutral
            title: side.model.canShelve ? qsTr("Picked: now put it on a shelf")
                                        : qsTr("Nothing taken")
            text: side.model.canShelve ? qsTr("Scan the parcel, then the shelf.")
                                       : qsTr("Take orders from the queue, or start the next walk.")
            action: side.model.canShelve ? qsTr("Put on shelf") : qsTr("Open the queue")
            Layout.fillWidth: true
            Layout.fillHeight: true
            onActed: side.model.canShelve ? side.shelfAsked() : side.queueAsked()
        }

        RowLayout {
            spacing: 12
            visible: side.model.hasOrders
            Layout.fillHeight: false

            Button {
                icon.name: side.iconsFit ? "short" : ""
                text: qsTr("Can't find it")
                key: side.keysFit ? "F2" : ""
                visible: side.model.hasItem
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: why.open()
            }

            Button {
                icon.name: side.iconsFit ? "skip" : ""
                text: qsTr("Later")
                key: side.keysFit ? "F5" : ""
                visible: side.model.hasItem
                enabled: side.model.canSkip
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: side.model.skip()
            }

            Button {
                icon.name: side.iconsFit ? "undo" : ""
                text: qsTr("Undo")
                key: side.keysFit ? "F3" : ""
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: side.model.undo()
            }
        }

        ScanPrompt {
            text: side.model.prompt
            detail: side.model.nextWords === "" ? qsTr("the last one")
                                                : qsTr("then %1").arg(side.model.nextWords)
            visible: side.model.hasItem
            Layout.fillWidth: true
        }
    }

    ReasonDialog {
        id: why

        parent: side
        text: side.model.shortQuestion
        reasons: side.model.shortReasons
        onChosen: index => side.model.shortItem(index)
    }
}
