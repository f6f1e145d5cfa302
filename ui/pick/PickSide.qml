// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Pick

/** The task of one person: the walk through the shop, or the bags at the bench. */
Card {
    id: side

    required property PickSideViewModel model
    property bool keysShown: true // the keys work for one side only
    readonly property bool low: height < 520 * Theme.textScale
    readonly property bool narrow: width < 720 * Theme.textScale
    readonly property string askedFor: model.orderRef + model.title

    signal queueAsked
    signal shelfAsked

    function askShort() {
        why.open()
    }

    // A question about one item must not be answered for the next one.
    onAskedForChanged: why.close()
    onVisibleChanged: {
        why.close()
        how.close()
    }
    padding: low ? Theme.gap : Theme.wide
    Accessible.role: Accessible.Grouping
    Accessible.name: model.personName

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

            Button {
                kind: Button.Quiet
                text: side.model.way
                visible: side.model.hasOrders && !side.narrow
                Accessible.name: qsTr("How this walk is done: %1").arg(text)
                onClicked: how.open()
            }

            // Empty and not hidden: a layout does not place what appears while it is hidden itself.
            Label {
                text: side.model.hasOrders && !side.narrow ? side.model.orders : ""
                quiet: true
            }

            Label {
                text: !side.model.hasOrders ? "" : side.model.atBench ? side.model.benchWords
                                                                      : side.model.progressWords
                strong: true
            }
        }

        ProgressBar {
            value: side.model.atBench ? side.model.benchProgress : side.model.progress
            label: side.model.atBench ? side.model.benchWords : side.model.progressWords
            visible: side.model.hasOrders || side.model.atBench
            Layout.fillWidth: true
        }

        // In an item of its own: a layout inside of a layout goes on counting while it is hidden.
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            WalkSide {
                anchors.fill: parent
                model: side.model
                keysShown: side.keysShown
                low: side.low
                visible: !side.model.atBench
                onQueueAsked: side.queueAsked()
                onShelfAsked: side.shelfAsked()
                onShortAsked: why.open()
            }

            BenchSide {
                anchors.fill: parent
                model: side.model
                keysShown: side.keysShown
                low: side.low
                visible: side.model.atBench
                onShelfAsked: side.shelfAsked()
            }
        }
    }

    ReasonDialog {
        id: why

        parent: side
        text: side.model.shortQuestion
        reasons: side.model.shortReasons
        onChosen: index => side.model.shortItem(index)
    }

    ReasonDialog {
        id: how

        parent: side
        text: qsTr("How do you do this walk?")
        reasons: side.model.ways
        onChosen: index => side.model.chooseWay(index)
    }
}
