// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** Somebody's initials. */
Rectangle {
    id: avatar

    required property string initials
    property int size: 40
    property bool filled: false

    implicitWidth: Math.round(size * (1 + (Theme.textScale - 1) * 0.6))
    implicitHeight: implicitWidth
    radius: width / 2
    color: filled ? Theme.accent : Theme.accentTint
    Accessible.ignored: true

    Label {
        anchors.centerIn: parent
        text: avatar.initials
        size: Math.round(avatar.width * (text.length > 2 ? 0.3 : 0.38))
        strong: true
        color: avatar.filled ? Theme.solidInk : Theme.accent
        font.letterSpacing: 0
        Accessible.ignored: true
    }
}
