// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls

Sheet {
    title: "People"

    RowLayout {
        spacing: Theme.wide * 2
        Layout.fillHeight: true

        Column {
            Repeater {
                model: ["queue", "pick", "counter", "settings"]

                RailButton {
                    required property string modelData
                    required property int index

                    icon.name: modelData
                    text: ["Queue", "Pick", "Counter", "Settings"][index]
                    checked: index === 1
                    count: [5, 0, 2, 0][index]
                    countTone: index === 2 ? Tone.Bad : Tone.Info
                }
            }
        }

        GridLayout {
            columns: 3
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap

            PersonTile {
                initials: "MT"
                text: "Mere T."
                role: "Picker"
            }

            PersonTile {
                initials: "NK"
                text: "Nadia K."
                role: "Counter"
                note: "Signed in, scanner 2"
                checked: true
            }

            PersonTile {
                initials: "RW"
                text: "Rangi-Wiremu Taumatawhakatangi"
                role: "Lead"
            }
        }

        PinPad {
            digits: "123"
            message: "That PIN was not right. 4 tries left."
        }
    }
}
