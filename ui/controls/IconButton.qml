// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/** A button that shows only an icon; `text` is what it is called and what its tip says. */
T.Button {
    id: button

    property color foreground: Theme.ink
    property bool outlined: false

    implicitWidth: Theme.target
    implicitHeight: Theme.target
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text

    background: ControlFace {
        control: button
        color: button.outlined ? Theme.card : "transparent"
        edge: button.outlined ? (button.enabled ? Theme.edge : Theme.line) : "transparent"
    }

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: button.icon.name
            color: button.enabled ? button.foreground : Theme.edge
        }
    }

    Tip {
        text: button.text
        visible: button.hovered && !button.down && text !== ""
    }
}
