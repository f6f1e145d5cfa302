// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

/**
 * One choice out of a few that are all in sight, beside each other, or below each other where their
 * words do not fit. A Grid and not a GridLayout: choices come and go while it is hidden, and a
 * hidden layout of Qt 6.4 keeps those that are gone, until it falls over them.
 */
Rectangle {
    id: segments

    required property list<string> choices
    property int current: 0
    property string label: ""

    signal chosen(int index)

    readonly property real natural: {
        let sum = grid.spacing * (buttons.count - 1)
        for (let at = 0; at < buttons.count; ++at)
            sum += buttons.itemAt(at)?.implicitWidth ?? 0
        return sum
    }
    readonly property bool stacked: width > 0 && width < natural + 8
    // What each button gets beyond its text.
    readonly property real extra: (grid.width - natural) / Math.max(1, buttons.count)

    implicitWidth: natural + 8
    implicitHeight: (Theme.target + grid.spacing) * (stacked ? buttons.count : 1) + grid.spacing
    radius: Theme.radius
    color: Theme.sunk
    border.width: 1
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    Grid {
        id: grid

        anchors.fill: parent
        anchors.margins: 4
        spacing: 4
        columns: segments.stacked ? 1 : Math.max(1, buttons.count)

        Repeater {
            id: buttons

            model: segments.choices

            T.Button {
                id: choice

                required property int index
                required property string modelData

                text: modelData
                checked: index === segments.current
                implicitWidth: Math.ceil(implicitContentWidth) + 24
                width: segments.stacked ? grid.width : implicitWidth + segments.extra
                height: Theme.target
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
