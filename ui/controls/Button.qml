// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/**
 * A button with a word, perhaps an icon, perhaps the key that presses it too. One Primary a screen,
 * and large; Danger only inside a question.
 */
T.Button {
    id: button

    enum Kind {
        Plain,
        Primary,
        Quiet,
        Danger
    }

    property int kind: Button.Plain
    property bool large: false
    property string key: ""
    readonly property bool filled: kind === Button.Primary || kind === Button.Danger
    readonly property color foreground: !enabled ? Theme.quietInk
        : filled ? Theme.solidInk : kind === Button.Quiet ? Theme.accent : Theme.ink

    implicitWidth: Math.max(large ? 120 : 80, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: large ? Theme.largeTarget : Theme.target
    leftPadding: kind === Button.Quiet ? 12 : large ? Theme.wide : 20
    rightPadding: leftPadding
    font.family: Theme.family
    font.pixelSize: large ? Theme.textTitle : Theme.textBody
    font.weight: large ? Font.DemiBold : Font.Medium
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: key === "" ? "" : qsTr("Key %1").arg(key)

    background: ControlFace {
        control: button
        color: !button.enabled && button.filled ? Theme.line
            : button.kind === Button.Primary ? Theme.accent
            : button.kind === Button.Danger ? Theme.bad
            : button.kind === Button.Plain ? Theme.card : "transparent"
        edge: button.kind !== Button.Plain ? "transparent"
                                           : button.enabled ? Theme.edge : Theme.line
    }

    contentItem: ButtonContent {
        icon: button.icon.name
        text: button.text
        font: button.font
        color: button.foreground
        key: button.key
        keyColor: button.filled && button.enabled ? Theme.solidInk : Theme.quietInk
    }
}
