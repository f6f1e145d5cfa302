// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/** A place in the shop as it is printed on the shelf, in letters that are found from afar. */
Rectangle {
    id: shelf

    required property string place
    property string hint: "" // "Pantry", "cool room"
    property bool large: true

    implicitWidth: row.implicitWidth + 2 * (large ? Theme.gap : 10)
    implicitHeight: row.implicitHeight + (large ? Theme.gap : Theme.unit)
    radius: Theme.radius
    color: Theme.ink
    Accessible.role: Accessible.StaticText
    Accessible.name: hint === "" ? qsTr("Shelf %1").arg(place)
                                 : qsTr("Shelf %1, %2").arg(place).arg(hint)

    RowLayout {
        id: row

        anchors.centerIn: parent
        width: Math.min(implicitWidth, parent.width - 16)
        spacing: shelf.large ? 12 : 6

        Icon {
            implicitWidth: shelf.large ? Math.round(Theme.textDisplay * 0.72) : Theme.smallIcon
            name: "place"
            color: Theme.paper
        }

        CodeText {
            text: shelf.place
            size: shelf.large ? Theme.textDisplay : Theme.textBody
            color: Theme.paper
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.textBody
            Layout.fillWidth: true
            Accessible.ignored: true
        }

        Label {
            text: shelf.hint
            size: shelf.large ? Theme.textTitle : Theme.textSmall
            color: Theme.paper
            opacity: 0.8
            visible: text !== ""
            Accessible.ignored: true
        }
    }
}
