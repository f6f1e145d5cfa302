// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

/**
 * Takes a PIN by touch or by the number keys. It shows how many digits there are, never which;
 * after `submitted` it is empty again.
 */
FocusScope {
    id: pad

    property string message: "" // "Wrong PIN, 4 tries left"
    property int digitsMin: 6
    property int digitsMax: 12
    property string digits: ""
    property bool low: false // for windows without much height

    signal submitted(string pin)

    function add(digit: string) {
        if (digits.length < digitsMax)
            digits += digit
    }

    function submit() {
        if (digits.length < digitsMin)
            return
        const pin = digits
        digits = ""
        submitted(pin)
    }

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("PIN, %n digit(s) entered", "", digits.length)
    Keys.onPressed: event => {
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            add(event.text)
        else if (event.key === Qt.Key_Backspace)
            digits = digits.slice(0, -1)
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            submit()
        else
            return
        event.accepted = true
    }

    Column {
        id: column

        spacing: pad.low ? Theme.unit : Theme.gap

        // What is wrong stands where the digits are counted: a key never moves under a finger.
        Item {
            anchors.horizontalCenter: parent.horizontalCenter
            width: grid.width
            height: Math.max(40, Math.round(28 * Theme.textScale))
            Accessible.ignored: true

            Row {
                anchors.centerIn: parent
                spacing: 14
                visible: !message.visible

                Repeater {
                    model: Math.max(pad.digitsMin, pad.digits.length)

                    Rectangle {
                        required property int index

                        width: 14
                        height: 14
                        radius: 7
                        color: index < pad.digits.length ? Theme.ink : "transparent"
                        border.width: 2
                        border.color: index < pad.digits.length ? Theme.ink : Theme.edge
                    }
                }
            }

            Label {
                id: message

                anchors.fill: parent
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.Wrap
                fontSizeMode: Text.Fit
                minimumPixelSize: Math.round(Theme.textSmall * 0.7)
                text: pad.message
                color: Theme.badInk
                visible: text !== "" && pad.digits === ""
                Accessible.role: Accessible.AlertMessage
            }
        }

        Grid {
            id: grid

            columns: 3
            spacing: 10
            enabled: pad.enabled
            layoutDirection: Qt.LeftToRight
            LayoutMirroring.enabled: false // number pads are the same everywhere

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

                PinKey {
                    required property string modelData

                    text: modelData
                    low: pad.low
                    onClicked: pad.add(modelData)
                }
            }

            PinKey {
                icon.name: "backspace"
                low: pad.low
                spoken: qsTr("Delete last digit")
                enabled: pad.digits !== ""
                onClicked: pad.digits = pad.digits.slice(0, -1)
            }

            PinKey {
                text: "0"
                low: pad.low
                onClicked: pad.add("0")
            }

            PinKey {
                highlighted: true
                low: pad.low
                icon.name: "check"
                spoken: qsTr("Sign in")
                enabled: pad.digits.length >= pad.digitsMin
                onClicked: pad.submit()
            }
        }
    }
}
