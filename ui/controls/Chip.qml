// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/**
 * A choice that is on or off, with the number of things behind it. On shows a tick, not only
 * colour.
 */
T.Button {
    id: chip

    property int count: -1 // -1 shows none
    readonly property color foreground: checked ? Theme.accent : Theme.ink

    checkable: true
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Theme.target
    leftPadding: checked || icon.name !== "" ? 12 : 16
    rightPadding: 16
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: count < 0 ? text : qsTr("%1, %2").arg(text).arg(count)
    Accessible.checkable: true
    Accessible.checked: checked

    background: ControlFace {
        control: chip
        ringInside: true
        radius: height / 2
        color: chip.checked ? Theme.accentTint : Theme.card
        edge: chip.checked ? Theme.accent : Theme.edge
    }

    contentItem: RowLayout {
        spacing: 6

        Icon {
            implicitWidth: Theme.smallIcon
            name: chip.checked ? "check" : chip.icon.name
            color: chip.foreground
            visible: name !== ""
        }

        Label {
            text: chip.text
            font.weight: Font.Medium
            color: chip.foreground
            Accessible.ignored: true
        }

        Label {
            text: chip.count
            quiet: true
            visible: chip.count >= 0
            Accessible.ignored: true
        }
    }
}
