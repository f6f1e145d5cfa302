// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Storehand.Controls

/** Icon over word, with a number at the icon's shoulder. */
Item {
    id: content

    required property string icon
    required property string text
    required property color color
    property bool strong: false
    property int count: 0
    property int tone: Tone.Info

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight

    Column {
        id: column

        anchors.centerIn: parent
        spacing: 2

        Icon {
            id: picture

            anchors.horizontalCenter: parent.horizontalCenter
            name: content.icon
            color: content.color
        }

        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(implicitWidth, content.width)
            text: content.text
            size: Math.round(Theme.textSmall * 0.86)
            font.weight: content.strong ? Font.DemiBold : Font.Medium
            color: content.color
            fontSizeMode: Text.HorizontalFit // a word a little too long shrinks before it is cut
            minimumPixelSize: Math.round(Theme.textSmall * 0.7)
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }

    CountBadge {
        readonly property real corner: column.x + picture.x

        x: Theme.rightToLeft
            ? Math.max(-2, corner - width * 0.8)
            : Math.min(content.width - width + 2, corner + picture.width - width * 0.2)
        y: column.y - 5
        count: content.count
        tone: content.tone
    }
}
