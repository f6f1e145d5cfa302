// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/** A small number with less and more. */
FocusScope {
    id: stepper

    required property int value
    property int from: 0
    property int to: 99
    property string label: ""

    signal moved(int value)

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight
    Accessible.role: Accessible.SpinBox
    Accessible.name: label
    Accessible.description: value
    Keys.onUpPressed: more.clicked()
    Keys.onDownPressed: less.clicked()

    RowLayout {
        id: row

        spacing: Theme.half

        IconButton {
            id: less

            outlined: true
            icon.name: "minus"
            text: qsTr("Less")
            enabled: stepper.value > stepper.from
            focus: true
            onClicked: if (enabled) stepper.moved(stepper.value - 1)
        }

        Label {
            text: stepper.value
            size: Theme.textLarge
            strong: true
            horizontalAlignment: Text.AlignHCenter
            Layout.minimumWidth: Theme.largeTarget
        }

        IconButton {
            id: more

            outlined: true
            icon.name: "plus"
            text: qsTr("More")
            enabled: stepper.value < stepper.to
            onClicked: if (enabled) stepper.moved(stepper.value + 1)
        }
    }
}
