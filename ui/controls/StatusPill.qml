// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls

/** One state in an icon and a word. */
Rectangle {
    id: pill

    required property string text
    property string icon: ""
    property int tone: Tone.Neutral

    implicitWidth: row.implicitWidth + 22
    implicitHeight: row.implicitHeight + 8
    radius: height / 2
    color: Theme.tint(tone)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: pill.icon === "" ? 11 : 9
        anchors.rightMargin: 11
        spacing: 6

        Icon {
            implicitWidth: Theme.smallIcon
            name: pill.icon
            color: Theme.text(pill.tone)
            visible: name !== ""
        }

        Label {
            text: pill.text
            size: Theme.textSmall
            font.weight: Font.Medium
            color: Theme.text(pill.tone)
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
