// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/** One choice out of a few that are all in sight. */
Rectangle {
    id: segments

    required property list<string> choices
    property int current: 0
    property string label: ""

    signal chosen(int index)

    implicitWidth: row.implicitWidth + 8
    implicitHeight: Theme.target + 8
    radius: Theme.radius
    color: Theme.sunk
    border.width: 1
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.margins: 4
        spacing: 4

        Repeater {
            model: segments.choices

            T.Button {
                id: choice

                required property int index
                required property string modelData

                text: modelData
                checked: index === segments.current
                implicitWidth: implicitContentWidth + 28
                focusPolicy: Qt.TabFocus
                Layout.fillWidth: true
                Layout.fillHeight: true
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
