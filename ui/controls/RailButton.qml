// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Storehand.Controls

/** One page in the rail: icon over word, and how many things there need a hand. */
T.Button {
    id: rail

    property int count: 0
    property int countTone: Tone.Info
    readonly property color foreground: checked ? Theme.accent : Theme.quietInk

    implicitWidth: Theme.rail
    implicitHeight: Math.max(Theme.target, implicitContentHeight + 14)
    leftPadding: 4
    rightPadding: 4
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: count > 0 ? qsTr("%1, %n to do", "", count).arg(text) : text
    Accessible.selected: checked

    background: Item {
        ControlFace {
            control: rail
            ringInside: true
            anchors.fill: parent
            anchors.leftMargin: 4
            anchors.rightMargin: 4
            anchors.topMargin: 2
            anchors.bottomMargin: 2
            color: rail.checked ? Theme.accentTint : "transparent"
        }
    }

    contentItem: RailContent {
        icon: rail.icon.name
        text: rail.text
        color: rail.foreground
        strong: rail.checked
        count: rail.count
        tone: rail.countTone
    }
}
