// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** The number that is read from two metres: how many to take now. */
Column {
    id: count

    required property int value
    property string caption: "" // "of 3"
    property color color: Theme.ink

    Accessible.role: Accessible.StaticText
    Accessible.name: caption === "" ? value : value + " " + caption

    Label {
        anchors.horizontalCenter: parent.horizontalCenter
        text: count.value
        size: Theme.textCount
        strong: true
        color: count.color
        lineHeightMode: Text.FixedHeight
        lineHeight: Math.round(size * 1.02)
        Accessible.ignored: true
    }

    Label {
        anchors.horizontalCenter: parent.horizontalCenter
        text: count.caption
        size: Theme.textTitle
        quiet: true
        visible: text !== ""
        Accessible.ignored: true
    }
}
