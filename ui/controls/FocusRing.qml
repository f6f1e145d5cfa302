// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** The ring around what the keyboard is on. Put it inside a control's background. */
Rectangle {
    property int around: Theme.radius

    anchors.fill: parent
    anchors.margins: -4
    radius: around + 4
    color: "transparent"
    border.width: 2
    border.color: Theme.accent
}
