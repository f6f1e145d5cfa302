// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Storehand.Controls
import Storehand.Queue

/** What is to be done in this store, most urgent first. */
Item {
    id: page

    required property QueueViewModel model

    onVisibleChanged: model.sheet.close()

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gap
        spacing: 12

        PageHeader {
            title: page.model.search === "" ? page.model.viewTitle
                                            : qsTr("Search: %1").arg(page.model.search)
            detail: page.model.selectedCount > 0
                ? page.model.selectedWords : qsTr("%n order(s)", "", page.model.shown)
            Layout.fillWidth: true

            Button {
                kind: Button.Quiet
                text: page.model.search === "" ? qsTr("Clear choice") : qsTr("Show the queue")
                visible: page.model.selectedCount > 0 || page.model.search !== ""
                onClicked: page.model.search === "" ? page.model.clearSelection()
                                                    : page.model.endSearch()
            }

            Button {
                objectName: "startWalk"
                kind: Button.Primary
                large: true
                icon.name: "pick"
                text: page.model.selectedCount > 0 ? qsTr("Take %n", "", page.model.selectedCount)
                                                   : qsTr("Start next walk")
                key: qsTr("Enter")
                enabled: page.model.selectedCount > 0 || page.model.canStartWalk
                onClicked: page.model.confirm()
            }
        }

        ListView {
            orientation: ListView.Horizontal
            implicitHeight: Theme.target
            spacing: Theme.unit
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: page.model.views
            Layout.fillWidth: true
            delegate: Chip {
                required property viewRow row

                text: row.title
                count: row.count
                checkable: false
                checked: row.current
                onClicked: page.model.showView(row.id)
            }
        }

        FilterBar {
            hiddenCount: page.model.hiddenCount
            Layout.fillWidth: true
            onShowAll: page.model.showAll()

            Chip {
                text: qsTr("Pickup")
                icon.name: "bag"
                checkable: false
                checked: page.model.pickupOnly
                onClicked: page.model.filterPickup(!checked)
            }

            Chip {
                text: qsTr("Ship")
                icon.name: "truck"
                checkable: false
                checked: page.model.shipOnly
                onClicked: page.model.filterShip(!checked)
            }

            Chip {
                text: qsTr("Mine and free ones")
                icon.name: "person"
                checkable: false
                checked: page.model.mineOnly
                onClicked: page.model.filterMine(!checked)
            }
        }

        GridView {
            id: grid

            readonly property int columns: Math.max(1, Math.floor(width / (330 * Theme.textScale)))

            model: page.model.cards
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            cellWidth: Math.floor(width / columns)
            // Cards are made when they come into view: a list that is emptied and hidden would keep
            // those that it makes beforehand half made.
            cacheBuffer: 0
            cellHeight: Math.round(204 * (1 + (Theme.textScale - 1) * 0.8))
            visible: count > 0
            T.ScrollBar.vertical: ScrollBar {}
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: Item {
                id: cell

                required property cardRow row
                required property int index

                width: grid.cellWidth
                height: grid.cellHeight

                CardDelegate {
                    anchors.fill: parent
                    anchors.rightMargin: cell.index % grid.columns < grid.columns - 1 ? 12 : 0
                    anchors.bottomMargin: 12
                    row: cell.row
                    onActed: page.model.act(cell.row.id)
                    onOpenAsked: page.model.sheet.open(cell.row.id)
                    onSelectAsked: page.model.select(cell.row.id)
                }
            }
        }

        EmptyState {
            visible: !grid.visible
            icon: page.model.search === "" ? "done" : "search"
            title: page.model.emptyTitle
            text: page.model.emptyText
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }

    OrderSheet {
        parent: page
        model: page.model.sheet
        onActed: id => page.model.actOnSheet(id)
    }
}
