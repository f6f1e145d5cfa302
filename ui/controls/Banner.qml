// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls

/** Something the whole shop should know, in one line and perhaps a second one, with what to do. */
Rectangle {
    id: banner

    required property string title
    property string text: ""
    property string icon: ""
    property int tone: Tone.Info
    property string action: ""
    property string more: "" // "2 more need you"
    property bool closable: false

    signal acted
    signal moreAsked
    signal closed

    implicitWidth: row.implicitWidth + 28
    implicitHeight: Math.max(56, row.implicitHeight + 16)
    radius: Theme.cardRadius
    color: Theme.tint(tone)
    border.width: 1
    border.color: Theme.solid(tone)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title
    Accessible.description: text

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: banner.closable ? 4 : 12
        spacing: 12

        Icon {
            name: banner.icon
            color: Theme.text(banner.tone)
            visible: name !== ""
        }

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: banner.title
                strong: true
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Accessible.ignored: true
            }

            Label {
                text: banner.text
                wrapMode: Text.Wrap
                visible: text !== ""
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }

        Button {
            kind: Button.Quiet
            text: banner.more
            visible: text !== ""
            onClicked: banner.moreAsked()
        }

        Button {
            text: banner.action
            visible: text !== ""
            onClicked: banner.acted()
        }

        IconButton {
            icon.name: "close"
            text: qsTr("Close")
            visible: banner.closable
            onClicked: banner.closed()
        }
    }
}
