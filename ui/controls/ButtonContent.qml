// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/** Icon, word and key of a button, in the middle of whatever room there is. */
Item {
    id: content

    required property string icon
    required property string text
    required property color color
    property string key: ""
    property color keyColor: Theme.quietInk
    property alias font: label.font

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight

    RowLayout {
        id: row

        anchors.centerIn: parent
        width: Math.min(implicitWidth, parent.width)
        spacing: 10

        Icon {
            name: content.icon
            color: content.color
            visible: name !== ""
        }

        Label {
            id: label

            text: content.text
            color: content.color
            elide: Text.ElideRight
            visible: text !== ""
            Layout.fillWidth: true
            Accessible.ignored: true
        }

        KeyCap {
            key: content.key
            ink: content.keyColor
            visible: key !== ""
            Layout.leftMargin: 2
        }
    }
}
