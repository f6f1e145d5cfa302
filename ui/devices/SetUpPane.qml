// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Devices

/** How one scanner is set up. Everything takes effect at once and is kept. */
ColumnLayout {
    id: pane

    required property DevicesViewModel model
    readonly property ScannerForm form: model.form

    spacing: Theme.gap

    component Caption: Label {
        strong: true
        Layout.fillWidth: true
    }

    Banner {
        tone: Tone.Bad
        icon: "warning"
        title: pane.model.problem
        visible: title !== ""
        Layout.fillWidth: true
    }

    Caption {
        text: qsTr("Name")
    }

    TextField {
        text: pane.form.name
        label: qsTr("Name")
        Layout.fillWidth: true
        onEditingFinished: pane.form.rename(text)
    }

    ChoiceFlow {
        caption: qsTr("Whose it is")
        choices: pane.form.owners
        current: pane.form.owner
        onChosen: index => pane.form.chooseOwner(index)
    }

    ChoiceFlow {
        caption: qsTr("How a read ends")
        choices: pane.form.endings
        current: pane.form.ending
        visible: pane.form.isSerial
        onChosen: index => pane.form.chooseEnding(index)
    }

    Label {
        text: pane.model.framing
        quiet: true
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }

    ChoiceFlow {
        caption: qsTr("Speed (baud)")
        choices: pane.form.speeds
        current: pane.form.speed
        visible: pane.form.isSerial
        onChosen: index => pane.form.chooseSpeed(index)
    }

    TextField {
        placeholderText: qsTr("Another speed")
        visible: pane.form.isSerial
        onAccepted: {
            pane.form.typeSpeed(text)
            clear()
        }
    }

    ChoiceFlow {
        caption: qsTr("Bits and parity")
        choices: pane.form.parities
        current: pane.form.parity
        visible: pane.form.isSerial
        onChosen: index => pane.form.chooseParity(index)
    }

    ChoiceFlow {
        caption: qsTr("Keys that it presses")
        choices: pane.form.layouts
        current: pane.form.layout
        visible: pane.form.isKeyboard
        onChosen: index => pane.form.chooseLayout(index)
    }

    Caption {
        text: qsTr("What it sends instead of a separator")
    }

    TextField {
        text: pane.form.separator
        placeholderText: qsTr("Nothing else")
        Layout.fillWidth: true
        onEditingFinished: pane.form.typeSeparator(text)
    }

    Toggle {
        text: qsTr("It loses separators")
        detail: qsTr("Of long codes only what needs none is believed.")
        checked: pane.form.losesSeparators
        Layout.fillWidth: true
        onToggled: pane.form.setLosesSeparators(checked)
    }

    ChoiceFlow {
        caption: qsTr("The same code again counts as read twice within")
        choices: pane.form.windows
        current: pane.form.window
        onChosen: index => pane.form.chooseWindow(index)
    }

    TextField {
        placeholderText: qsTr("Another time, in milliseconds")
        onAccepted: {
            pane.form.typeWindow(text)
            clear()
        }
    }

    Button {
        text: qsTr("Stop using this port")
        visible: pane.model.canBeRemoved
        onClicked: pane.model.removeChosen()
    }
}
