// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Storehand.Controls

/** What a page says when it has nothing to show, is still loading, or cannot: never a dead end. */
Item {
    id: empty

    required property string icon
    required property string title
    property string text: ""
    property string action: ""
    property string key: ""
    property int tone: Tone.Neutral

    signal acted

    implicitWidth: 480 * Theme.textScale
    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.Grouping
    Accessible.name: title

    Column {
        id: column

        anchors.centerIn: parent
        width: Math.min(parent.width, empty.implicitWidth)
        spacing: Theme.unit

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 112
            height: 112
            radius: 56
            color: Theme.tint(empty.tone)

            Icon {
                anchors.centerIn: parent
                implicitWidth: 52
                name: empty.icon
                color: Theme.text(empty.tone)
            }
        }

        Item {
            width: 1
            height: Theme.half
        }

        Label {
            width: parent.width
            text: empty.title
            size: Theme.textTitle
            strong: true
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
        }

        Label {
            width: parent.width
            text: empty.text
            quiet: true
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            lineHeight: 1.25
            visible: text !== ""
        }

        Item {
            width: 1
            height: Theme.unit
            visible: empty.action !== ""
        }

        Button {
            anchors.horizontalCenter: parent.horizontalCenter
            kind: Button.Primary
            large: true
            text: empty.action
            key: empty.key
            visible: text !== ""
            onClicked: empty.acted()
        }
    }
}
