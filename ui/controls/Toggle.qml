// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/** Something that is on or off, and takes effect at once. */
T.Switch {
    id: toggle

    property string detail: ""

    implicitWidth: 320
    implicitHeight: Math.max(Theme.target, implicitContentHeight)
    spacing: Theme.gap
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: detail
    Accessible.checkable: true
    Accessible.checked: checked

    contentItem: ColumnLayout {
        spacing: 0

        Label {
            text: toggle.text
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Layout.rightMargin: toggle.indicator.width + toggle.spacing
            Accessible.ignored: true
        }

        Label {
            text: toggle.detail
            size: Theme.textSmall
            quiet: true
            wrapMode: Text.Wrap
            visible: text !== ""
            Layout.fillWidth: true
            Layout.rightMargin: toggle.indicator.width + toggle.spacing
            Accessible.ignored: true
        }
    }

    indicator: Rectangle {
        x: toggle.mirrored ? 0 : toggle.width - width
        y: Math.round((toggle.height - height) / 2)
        width: 52
        height: 32
        radius: 16
        color: toggle.checked ? Theme.accent : Theme.card
        border.width: 2
        border.color: toggle.checked ? Theme.accent : Theme.edge

        Rectangle {
            x: (toggle.checked !== toggle.mirrored) ? parent.width - width - 6 : 6
            anchors.verticalCenter: parent.verticalCenter
            width: 20
            height: 20
            radius: 10
            color: toggle.checked ? Theme.solidInk : Theme.edge

            Icon {
                anchors.centerIn: parent
                implicitWidth: 14
                name: "check"
                color: Theme.accent
                visible: toggle.checked
            }

            Behavior on x {
                NumberAnimation {
                    duration: Theme.quick
                }
            }
        }

        FocusRing {
            around: 16
            visible: toggle.visualFocus
        }
    }
}
