// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/**
 * A bag, tote or box of a walk: number, colour, and the colour's name for those who cannot see
 * it.
 */
Rectangle {
    id: tag

    required property int number
    required property int hue // 0 to 7, fixed for the walk
    property bool large: false
    property bool lit: true
    readonly property list<color> hues: ["#0B57D0", "#B25E09", "#1A7F4B", "#8E24AA", "#C4232B",
        "#00727D", "#5D4037", "#37474F"]
    readonly property list<string> names: [qsTr("Blue"), qsTr("Orange"), qsTr("Green"),
        qsTr("Purple"), qsTr("Red"), qsTr("Turquoise"), qsTr("Brown"), qsTr("Grey")]

    implicitWidth: row.implicitWidth + (large ? 32 : 20)
    implicitHeight: row.implicitHeight + (large ? 20 : 10)
    radius: Theme.radius
    color: lit ? hues[hue] : Theme.card
    border.width: 2
    border.color: Theme.dark ? Qt.lighter(hues[hue], 1.6) : hues[hue]
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1 bag %2").arg(names[hue]).arg(number)

    RowLayout {
        id: row

        anchors.centerIn: parent
        spacing: tag.large ? 12 : 6

        Icon {
            implicitWidth: tag.large ? 40 : Theme.smallIcon
            name: "bag"
            color: tag.lit ? "#FFFFFF" : Theme.ink
        }

        Label {
            text: tag.number
            size: tag.large ? Theme.textDisplay : Theme.textBody
            strong: true
            color: tag.lit ? "#FFFFFF" : Theme.ink
            Accessible.ignored: true
        }

        Label {
            text: tag.names[tag.hue]
            size: tag.large ? Theme.textTitle : Theme.textSmall
            color: tag.lit ? "#FFFFFF" : Theme.ink
            Accessible.ignored: true
        }
    }
}
