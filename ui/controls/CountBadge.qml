// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Storehand.Controls

/** A small number that needs a hand. Zero is not shown. */
Rectangle {
    id: badge

    required property int count
    property int tone: Tone.Info

    visible: count > 0
    implicitWidth: Math.max(implicitHeight, label.implicitWidth + 10)
    implicitHeight: label.implicitHeight + 2
    radius: height / 2
    color: tone === Tone.Neutral ? Theme.quietInk : Theme.solid(tone)

    Label {
        id: label

        anchors.centerIn: parent
        text: badge.count > 99 ? qsTr("99+") : badge.count
        size: Math.round(Theme.textSmall * 0.93)
        strong: true
        color: badge.tone === Tone.Neutral ? Theme.paper : Theme.solidInk
        Accessible.ignored: true
    }
}
