// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** The ring around what the keyboard is on. Put it inside a control's background. */
Rectangle {
    property int around: Theme.radius
    property bool inside: false // what stands in a list that scrolls is cut off outside

    anchors.fill: parent
    anchors.margins: inside ? 3 : -4
    radius: around - anchors.margins
    color: "transparent"
    border.width: 2
    border.color: Theme.accent
}
