// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/** What was just done, with the way back. It never asks anything. */
Rectangle {
    id: toast

    required property string text
    property string icon: ""
    property bool undoable: false
    property string key: ""

    signal undone
    signal closed

    implicitWidth: row.implicitWidth + 24
    implicitHeight: Theme.target + 8
    radius: Theme.cardRadius
    color: Theme.dark ? "#E8EDF2" : "#1C2630"
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: 4
        spacing: 12

        Icon {
            name: toast.icon
            color: Theme.dark ? "#131A22" : "#E8EDF2"
            visible: name !== ""
        }

        Label {
            text: toast.text
            color: Theme.dark ? "#131A22" : "#E8EDF2"
            elide: Text.ElideRight
            Layout.fillWidth: true
            Layout.rightMargin: Theme.unit
            Accessible.ignored: true
        }

        Button {
            id: undo

            kind: Button.Quiet
            contentItem: ButtonContent {
                icon: undo.icon.name
                text: undo.text
                font: undo.font
                color: Theme.dark ? "#0B57D0" : "#9CC4FF"
                key: undo.key
                keyColor: Theme.dark ? "#5A6674" : "#97A4B2"
            }
            icon.name: "undo"
            text: qsTr("Undo")
            key: toast.key
            visible: toast.undoable
            onClicked: toast.undone()
        }

        IconButton {
            icon.name: "close"
            foreground: Theme.dark ? "#5A6674" : "#97A4B2"
            text: qsTr("Close")
            onClicked: toast.closed()
        }
    }
}
