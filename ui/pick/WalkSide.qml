// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Pick

/** What to fetch next: where it is, what it is, how many. Everything else steps back. */
ColumnLayout {
    id: walk

    required property PickSideViewModel model
    required property bool keysShown
    required property bool low // there is little height
    readonly property bool keysFit: keysShown && width > 600 * Theme.textScale
    readonly property bool iconsFit: width > 480 * Theme.textScale
    readonly property bool cramped: low && !iconsFit
    readonly property real pictureSize: Math.min(360, width * 0.3,
                                                 Math.max(130, height - 330 * Theme.textScale))

    signal queueAsked
    signal shelfAsked
    signal shortAsked

    spacing: low ? 10 : Theme.gap

    ShelfLabel {
        place: walk.model.place
        hint: walk.model.placeHint
        visible: walk.model.hasItem
        Layout.fillWidth: true
    }

    RowLayout {
        spacing: Theme.wide
        visible: walk.model.hasItem
        Layout.topMargin: walk.low ? 0 : Theme.unit
        Layout.fillWidth: true
        Layout.fillHeight: true

        ProductPicture {
            picture: walk.model.picture
            title: walk.model.title
            implicitWidth: walk.pictureSize
            implicitHeight: walk.pictureSize
            Layout.alignment: Qt.AlignTop
        }

        ColumnLayout {
            spacing: 6
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            Label {
                text: walk.model.title
                size: walk.cramped ? Theme.textTitle : Theme.textLarge
                strong: true
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
                Layout.fillWidth: true
            }

            Label {
                text: walk.model.look
                size: walk.cramped ? Theme.textBody : Theme.textTitle
                visible: text !== ""
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }

            StatusPill {
                text: walk.model.warning
                icon: "warning"
                tone: Tone.Warn
                visible: text !== ""
            }

            GridLayout {
                columns: walk.low && !walk.cramped ? 2 : 1
                columnSpacing: Theme.unit
                rowSpacing: Theme.unit
                Layout.fillWidth: true
                Layout.topMargin: walk.low ? 0 : Theme.unit

                ToteTag {
                    number: walk.model.bag
                    hue: walk.model.bagHue
                    large: !walk.low
                    visible: number > 0
                }

                Label {
                    text: qsTr("for %1").arg(walk.model.orderRef)
                    quiet: true
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
            }
        }

        NumberCount {
            value: walk.model.count
            caption: walk.model.countCaption
            Layout.alignment: Qt.AlignTop
            Layout.rightMargin: Theme.unit
        }

        // A layout grows only when something inside of it does.
        Item {
            Layout.leftMargin: -Theme.wide
            Layout.fillHeight: true
        }
    }

    EmptyState {
        visible: !walk.model.hasItem && walk.model.hasOrders && !walk.model.canSort
        icon: "done"
        tone: Tone.Good
        title: qsTr("Everything is picked")
        text: qsTr("Bring it to the bench.")
        action: qsTr("Finished")
        key: walk.keysShown ? qsTr("Enter") : ""
        Layout.fillWidth: true
        Layout.fillHeight: true
        onActed: walk.model.finish()
    }

    EmptyState {
        visible: walk.model.canSort
        icon: "bag"
        tone: Tone.Good
        title: qsTr("Everything is picked")
        text: qsTr("Bring it to the bench and sort it into bags.")
        action: qsTr("Sort into bags")
        key: walk.keysShown ? qsTr("Enter") : ""
        Layout.fillWidth: true
        Layout.fillHeight: true
        onActed: walk.model.openBench()
    }

    EmptyState {
        visible: !walk.model.hasOrders && !walk.model.canSort
        icon: walk.model.canShelve ? "shelf" : "pick"
        tone: walk.model.canShelve ? Tone.Good : Tone.Neutral
        title: walk.model.canShelve ? qsTr("Picked: now put it on a shelf")
                                    : qsTr("Nothing taken")
        text: walk.model.canShelve ? qsTr("Scan the parcel, then the shelf.")
                                   : qsTr("Take orders from the queue, or start the next walk.")
        action: walk.model.canShelve ? qsTr("Put on shelf") : qsTr("Open the queue")
        key: walk.keysShown && walk.model.canShelve ? qsTr("Enter") : ""
        Layout.fillWidth: true
        Layout.fillHeight: true
        onActed: walk.model.canShelve ? walk.shelfAsked() : walk.queueAsked()
    }

    RowLayout {
        spacing: 12
        visible: walk.model.hasOrders
        Layout.fillHeight: false

        Button {
            icon.name: walk.iconsFit ? "short" : ""
            text: qsTr("Can't find it")
            key: walk.keysFit ? "F2" : ""
            visible: walk.model.hasItem
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: walk.shortAsked()
        }

        Button {
            icon.name: walk.iconsFit ? "skip" : ""
            text: qsTr("Later")
            key: walk.keysFit ? "F5" : ""
            visible: walk.model.hasItem
            enabled: walk.model.canSkip
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: walk.model.skip()
        }

        Button {
            icon.name: walk.iconsFit ? "undo" : ""
            text: qsTr("Undo")
            key: walk.keysFit ? "F3" : ""
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: walk.model.undo()
        }
    }

    ScanPrompt {
        text: walk.model.prompt
        detail: walk.model.nextWords === "" ? qsTr("the last one")
                                            : qsTr("then %1").arg(walk.model.nextWords)
        visible: walk.model.hasItem
        Layout.fillWidth: true
    }
}
