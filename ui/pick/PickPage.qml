// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Storehand.Controls
import Storehand.Pick

/** What to fetch next; two people side by side where two work at this computer. */
Item {
    id: page

    required property PickViewModel model

    Connections {
        target: page.model

        function onShortAsked(ofSecond: bool) {
            (ofSecond ? theirs : mine).askShort()
        }
    }

    SideBySide {
        anchors.fill: parent
        anchors.margins: Theme.gap
        both: page.model.both

        first: PickSide {
            id: mine

            anchors.fill: parent
            model: page.model.first
            onQueueAsked: page.model.openQueue()
            onShelfAsked: page.model.openShelf()
        }

        second: PickSide {
            id: theirs

            anchors.fill: parent
            model: page.model.second
            keysShown: false
            onQueueAsked: page.model.openQueue()
            onShelfAsked: page.model.openShelf()
        }
    }
}
