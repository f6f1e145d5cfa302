// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Storehand.Controls
import Storehand.Pick

/** What to fetch next; two people side by side where two work at this computer. */
Item {
    id: page

    required property PickViewModel model

    Connections {
        target: page.model

        function onShortAsked() {
            sides.askShort()
        }
    }

    SideBySide {
        id: sides

        signal shortAsked

        function askShort() {
            shortAsked()
        }

        anchors.fill: parent
        anchors.margins: Theme.gap
        first: firstSide
        second: page.model.both ? secondSide : null
    }

    Component {
        id: firstSide

        PickSide {
            id: mine

            model: page.model.first
            onQueueAsked: page.model.openQueue()
            onShelfAsked: page.model.openShelf()

            Connections {
                target: sides

                function onShortAsked() {
                    mine.askShort()
                }
            }
        }
    }

    Component {
        id: secondSide

        PickSide {
            model: page.model.second
            keysShown: false
            onQueueAsked: page.model.openQueue()
            onShelfAsked: page.model.openShelf()
        }
    }
}
