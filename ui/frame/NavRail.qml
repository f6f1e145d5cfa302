// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Storehand.Controls
import Storehand.Frame

/** The pages, one tap away, with what needs a hand. It scrolls where the screen is low. */
Rectangle {
    id: rail

    required property FrameViewModel frame

    implicitWidth: Theme.rail
    color: Theme.card
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Pages")

    component Entry: RailButton {
        id: entry

        required property railEntry row

        width: rail.width
        icon.name: row.icon
        text: row.title
        count: row.count
        countTone: row.tone
        checked: rail.frame.page === row.page
        onClicked: rail.frame.openPage(row.page)

        Shortcut {
            sequence: entry.row.key
            enabled: entry.row.key !== ""
            onActivated: rail.frame.openPage(entry.row.page)
        }
    }

    Flickable {
        anchors.top: parent.top
        anchors.bottom: foot.top
        anchors.topMargin: Theme.half
        width: parent.width
        contentHeight: main.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: main

            Repeater {
                model: rail.frame.rail

                Entry {
                }
            }
        }
    }

    Divider {
        anchors.bottom: foot.top
        width: parent.width
        visible: main.implicitHeight > foot.y
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.half

        Repeater {
            model: rail.frame.railFoot

            Entry {
            }
        }
    }

    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
}
