// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/** One key of the PIN pad. */
T.Button {
    id: key

    property string spoken: text
    property bool low: false

    implicitWidth: Math.round(80 * (1 + (Theme.textScale - 1) * 0.25))
    implicitHeight: low ? Theme.target : Theme.largeTarget
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.Button
    Accessible.name: spoken

    background: ControlFace {
        control: key
        color: !key.highlighted ? Theme.card : key.enabled ? Theme.accent : Theme.line
        edge: key.highlighted ? "transparent" : Theme.line
    }

    contentItem: Item {
        Label {
            anchors.centerIn: parent
            text: key.icon.name === "" ? key.text : ""
            size: Theme.textLarge
            font.weight: Font.Medium
            color: key.enabled ? Theme.ink : Theme.quietInk
            Accessible.ignored: true
        }

        Icon {
            anchors.centerIn: parent
            name: key.icon.name
            color: key.enabled ? (key.highlighted ? Theme.solidInk : Theme.ink) : Theme.edge
        }
    }
}
