// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Storehand.Controls
import Storehand.Pick

/** The bags at the bench: each scan lights up the one that the piece belongs into. */
ColumnLayout {
    id: bench

    required property PickSideViewModel model
    required property bool keysShown
    required property bool low // there is little height
    readonly property bool keysFit: keysShown && width > 600 * Theme.textScale
    readonly property bool iconsFit: width > 480 * Theme.textScale
    readonly property bool asked: model.question !== ""

    signal shelfAsked

    spacing: low ? 10 : Theme.gap

    Card {
        tone: Tone.Warn
        visible: bench.asked
        Layout.fillWidth: true
        Accessible.role: Accessible.AlertMessage
        Accessible.name: bench.model.questionTitle + ". " + bench.model.question

        GridLayout {
            anchors.fill: parent
            columns: bench.iconsFit ? 3 : 1
            columnSpacing: Theme.gap
            rowSpacing: Theme.unit

            ToteTag {
                number: bench.model.litBag
                hue: bench.model.litHue
                large: !bench.low
                visible: number > 0
            }

            ColumnLayout {
                spacing: Theme.half
                Layout.fillWidth: true

                Label {
                    text: bench.model.questionTitle
                    strong: true
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }

                Label {
                    text: bench.model.question
                    size: Theme.textTitle
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
            }

            Button {
                kind: Button.Primary
                large: true
                text: qsTr("Move it")
                key: bench.keysShown ? qsTr("Enter") : ""
                Layout.fillWidth: !bench.iconsFit
                onClicked: bench.model.move()
            }
        }
    }

    RowLayout {
        spacing: Theme.gap
        visible: !bench.asked && bench.model.litBag > 0
        Layout.fillHeight: false

        ToteTag {
            number: bench.model.litBag
            hue: bench.model.litHue
            large: true
        }

        Label {
            text: bench.model.litOrder
            size: Theme.textLarge
            strong: true
            elide: Text.ElideRight
            Layout.fillWidth: true
        }
    }

    GridView {
        id: grid

        readonly property int columns: Math.max(1, Math.floor(width / (208 * Theme.textScale)))

        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cellWidth: Math.floor(width / columns)
        cellHeight: 56 + 72 * Theme.textScale
        model: bench.model.bags
        T.ScrollBar.vertical: ScrollBar {}
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.rightMargin: -Theme.unit // the gap of the last column
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Bags")

        delegate: Item {
            id: cell

            required property bagRow row

            width: grid.cellWidth
            height: grid.cellHeight

            BagTile {
                anchors.fill: parent
                anchors.rightMargin: Theme.unit
                anchors.bottomMargin: Theme.unit
                row: cell.row
                onClicked: bench.model.chooseBag(row.number)
            }
        }
    }

    RowLayout {
        spacing: 12
        Layout.fillHeight: false

        Button {
            icon.name: bench.iconsFit ? "undo" : ""
            text: qsTr("Undo")
            key: bench.keysFit ? "F3" : ""
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: bench.model.undo()
        }

        Button {
            icon.name: bench.iconsFit ? "print" : ""
            text: qsTr("Print list")
            key: bench.keysFit ? "F4" : ""
            visible: bench.model.usesPaper
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: bench.model.print()
        }

        Button {
            icon.name: bench.iconsFit ? "back" : ""
            text: qsTr("Back to the walk")
            visible: !bench.model.usesPaper
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: bench.model.leaveBench()
        }

        Button {
            kind: Button.Primary
            icon.name: bench.iconsFit ? "check" : ""
            text: bench.model.hasOrders ? qsTr("Finished") : qsTr("Put on shelf")
            key: bench.keysFit ? qsTr("Enter") : ""
            visible: bench.model.sorted
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: bench.model.confirm()
        }
    }

    ScanPrompt {
        text: bench.model.benchPrompt
        detail: bench.model.benchDetail
        visible: !bench.model.sorted
        Layout.fillWidth: true
    }
}
