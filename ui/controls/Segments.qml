// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

/**
 * One choice out of a few that are all in sight. A Row and not a RowLayout: choices come and go
 * while it is hidden, and a hidden layout of Qt 6.4 keeps those that are gone, until it falls over
 * them.
 */
Rectangle {
    id: segments

    required property list<string> choices
    property int current: 0
    property string label: ""

    signal chosen(int index)

    readonly property real natural: {
        let sum = row.spacing * (buttons.count - 1)
        for (let at = 0; at < buttons.count; ++at)
            sum += buttons.itemAt(at)?.implicitWidth ?? 0
        return sum
    }
    // What each button gets beyond its text, or less.
    readonly property real extra: (row.width - natural) / Math.max(1, buttons.count)

    implicitWidth: natural + 8
    implicitHeight: Theme.target + 8
    radius: Theme.radius
    color: Theme.sunk
    border.width: 1
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    Row {
        id: row

        anchors.fill: parent
        anchors.margins: 4
        spacing: 4

        Repeater {
            id: buttons

            model: segments.choices

            T.Button {
                id: choice

                required property int index
                required property string modelData

                text: modelData
                checked: index === segments.current
                implicitWidth: implicitContentWidth + 28
                width: implicitWidth + segments.extra
                height: row.height
                focusPolicy: Qt.TabFocus
                Accessible.role: Accessible.RadioButton
                Accessible.name: text
                Accessible.checkable: true
                Accessible.checked: checked
                onClicked: segments.chosen(index)

                background: ControlFace {
                    control: choice
                    radius: Theme.radius - 3
                    color: choice.checked ? Theme.card : "transparent"
                    edge: choice.checked ? Theme.edge : "transparent"
                }

                contentItem: Label {
                    text: choice.text
                    font.weight: choice.checked ? Font.DemiBold : Font.Medium
                    color: choice.checked ? Theme.ink : Theme.quietInk
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
            }
        }
    }
}
