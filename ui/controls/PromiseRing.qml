// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Storehand.Controls

/** What is left of the time promised to the customer, in open hours. */
Item {
    id: promise

    required property string figure // "34"; empty when the promise is kept
    required property string caption // "min", "late"
    required property real fraction // what is left, 1 to 0
    property int tone: Tone.Good
    property string spoken: figure + " " + caption

    implicitWidth: Math.round(64 * (1 + (Theme.textScale - 1) * 0.75))
    implicitHeight: implicitWidth
    Accessible.role: Accessible.Indicator
    Accessible.name: spoken

    RingItem {
        anchors.fill: parent
        fraction: promise.fraction
        color: Theme.solid(promise.tone)
        track: promise.tone === Tone.Bad ? Theme.solid(Tone.Bad) : Theme.line
        thickness: Math.max(4, promise.width / 14)
    }

    Icon {
        anchors.centerIn: parent
        name: "check"
        color: Theme.text(promise.tone)
        visible: promise.figure === ""
    }

    Column {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -1
        visible: promise.figure !== ""

        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: promise.figure
            size: promise.figure.length > 3 ? Theme.textSmall : Theme.textTitle
            strong: true
            color: promise.tone === Tone.Neutral ? Theme.quietInk
                : promise.tone === Tone.Good ? Theme.ink : Theme.text(promise.tone)
            Accessible.ignored: true
        }

        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: promise.caption
            size: Math.round(Theme.textSmall * 0.86)
            quiet: true
            Accessible.ignored: true
        }
    }
}
