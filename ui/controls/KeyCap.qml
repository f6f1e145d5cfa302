// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** A key as it is printed on the keyboard, beside what it does. */
Rectangle {
    id: cap

    required property string key
    property color ink: Theme.quietInk

    implicitWidth: Math.max(implicitHeight, label.implicitWidth + 10)
    implicitHeight: label.implicitHeight + 4
    radius: 5
    color: "transparent"
    border.width: 1
    border.color: Qt.rgba(ink.r, ink.g, ink.b, 0.6)

    Label {
        id: label

        anchors.centerIn: parent
        text: cap.key
        size: Math.round(Theme.textSmall * 0.86)
        font.weight: Font.Medium
        color: cap.ink
        Accessible.ignored: true
    }
}
