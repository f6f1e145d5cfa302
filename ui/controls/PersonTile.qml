// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/** One person of this store, to be tapped at sign-in. */
T.Button {
    id: tile

    required property string initials
    property string role: ""
    property string note: "" // "signed in on scanner 2"

    implicitWidth: Math.round(184 * (1 + (Theme.textScale - 1) * 0.6))
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    padding: Theme.gap
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: note === "" ? role : note

    background: ControlFace {
        control: tile
        ringInside: true
        radius: Theme.cardRadius
        color: tile.checked ? Theme.accentTint : Theme.card
        edge: tile.checked ? Theme.accent : Theme.line
    }

    contentItem: ColumnLayout {
        spacing: Theme.half

        Avatar {
            initials: tile.initials
            size: 56
            filled: tile.checked
            Layout.bottomMargin: Theme.unit
            Layout.alignment: Qt.AlignHCenter
        }

        Label {
            text: tile.text
            strong: true
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
            Accessible.ignored: true
        }

        Label {
            text: tile.note === "" ? tile.role : tile.note
            size: Theme.textSmall
            quiet: true
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
