// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Storehand.Controls

/** One line of typed text. Scans never need it: they are understood wherever the focus is. */
T.TextField {
    id: field

    property string label: placeholderText
    property int tone: Tone.Neutral

    implicitWidth: 280
    implicitHeight: Theme.target
    leftPadding: 14
    rightPadding: 14
    horizontalAlignment: TextInput.AlignLeft
    verticalAlignment: TextInput.AlignVCenter
    color: enabled ? Theme.ink : Theme.quietInk
    placeholderTextColor: Theme.quietInk
    selectionColor: Theme.accent
    selectedTextColor: Theme.solidInk
    selectByMouse: true
    font.family: Theme.family
    font.pixelSize: Theme.textBody
    Accessible.role: Accessible.EditableText
    Accessible.name: label

    background: Rectangle {
        radius: Theme.radius
        color: field.enabled ? Theme.card : Theme.sunk
        border.width: field.activeFocus ? 2 : 1
        border.color: field.activeFocus ? Theme.accent
            : field.tone === Tone.Neutral ? Theme.edge : Theme.solid(field.tone)
    }

    Label {
        anchors.fill: parent
        anchors.leftMargin: field.leftPadding
        anchors.rightMargin: field.rightPadding
        verticalAlignment: Text.AlignVCenter
        text: field.placeholderText
        quiet: true
        elide: Text.ElideRight
        visible: field.text === "" && field.preeditText === ""
        Accessible.ignored: true
    }
}
