// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls

/** A figure or word with what it stands for. */
ColumnLayout {
    id: fact

    required property string caption
    required property string value
    property int tone: Tone.Neutral
    property bool large: false

    spacing: 0
    Layout.fillHeight: false
    Accessible.role: Accessible.StaticText
    Accessible.name: caption + ": " + value

    Label {
        text: fact.caption
        size: Theme.textSmall
        quiet: true
        elide: Text.ElideRight
        Layout.fillWidth: true
        Accessible.ignored: true
    }

    Label {
        text: fact.value
        size: fact.large ? Theme.textLarge : Theme.textBody
        strong: true
        color: fact.tone === Tone.Neutral ? Theme.ink : Theme.text(fact.tone)
        wrapMode: Text.Wrap
        Layout.fillWidth: true
        Accessible.ignored: true
    }
}
