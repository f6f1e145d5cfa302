// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Storehand.Controls

/** A small honest word of the top bar; narrow bars show its icon only. */
T.Button {
    id: button

    property int tone: Tone.Neutral
    property bool wordShown: true
    property string initials: ""

    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Theme.target
    leftPadding: 12
    rightPadding: 12
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text

    background: ControlFace {
        control: button
        color: button.tone === Tone.Neutral || button.tone === Tone.Good ? "transparent"
                                                                        : Theme.tint(button.tone)
    }

    contentItem: RowLayout {
        spacing: Theme.unit

        Icon {
            implicitWidth: Theme.smallIcon + 2
            name: button.icon.name
            color: Theme.text(button.tone)
            visible: name !== ""
        }

        Avatar {
            initials: button.initials
            size: 36
            visible: initials !== ""
        }

        Label {
            text: button.text
            size: button.initials === "" ? Theme.textSmall : Theme.textBody
            font.weight: Font.Medium
            color: button.initials !== "" ? Theme.ink : Theme.text(button.tone)
            elide: Text.ElideRight
            visible: button.wordShown
            Layout.fillWidth: true
            Layout.maximumWidth: 360 * Theme.textScale
            Accessible.ignored: true
        }
    }

    Tip {
        text: button.text
        visible: button.hovered && !button.wordShown
    }
}
