// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Storehand.Controls

/** One choice out of many, with what it is about above. */
ColumnLayout {
    id: choice

    required property string caption
    required property list<string> choices
    required property int current

    signal chosen(int index)

    spacing: Theme.half
    Layout.fillWidth: true

    Label {
        text: choice.caption
        strong: true
        Layout.fillWidth: true
    }

    Flow {
        spacing: Theme.unit
        Layout.fillWidth: true

        Repeater {
            model: choice.choices

            Chip {
                required property int index
                required property string modelData

                text: modelData
                checkable: false
                checked: index === choice.current
                Accessible.role: Accessible.RadioButton
                onClicked: choice.chosen(index)
            }
        }
    }
}
