// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls

Sheet {
    title: "Buttons and fields"

    Flow {
        spacing: 12
        Layout.fillWidth: true

        Button {
            kind: Button.Primary
            large: true
            icon.name: "pick"
            text: "Start next walk"
            key: "Enter"
        }

        Button {
            large: true
            icon.name: "short"
            text: "Can't find"
            key: "F2"
        }

        Button {
            kind: Button.Danger
            large: true
            text: "Hand over"
        }

        Button {
            kind: Button.Primary
            large: true
            text: "Disabled"
            enabled: false
        }
    }

    Flow {
        spacing: 12
        Layout.fillWidth: true

        Button {
            kind: Button.Primary
            text: "Take"
        }

        Button {
            icon.name: "skip"
            text: "Skip"
        }

        Button {
            kind: Button.Quiet
            icon.name: "undo"
            text: "Undo"
        }

        Button {
            text: "Disabled"
            enabled: false
        }

        IconButton {
            icon.name: "print"
            text: "Print"
        }

        IconButton {
            outlined: true
            icon.name: "more"
            text: "More"
        }
    }

    FilterBar {
        hiddenCount: 12
        Layout.fillWidth: true

        Chip {
            text: "Pickup"
            count: 8
            checked: true
        }

        Chip {
            icon.name: "truck"
            text: "Ship"
            count: 4
        }

        Chip {
            text: "Only late"
        }
    }

    RowLayout {
        spacing: Theme.wide

        SearchField {
            placeholderText: "Scan or search"
            implicitWidth: 380
        }

        SearchField {
            placeholderText: "Scan or search"
            text: "Mere"
            implicitWidth: 300
        }

        TextField {
            placeholderText: "Note for the next person"
        }
    }

    RowLayout {
        spacing: Theme.wide * 2

        ColumnLayout {
            spacing: Theme.gap

            Toggle {
                text: "Sort while picking"
                detail: "Each order gets a bag on the trolley"
                checked: true
            }

            Toggle {
                text: "Print by the last scan"
            }
        }

        ColumnLayout {
            spacing: Theme.gap

            Segments {
                label: "Appearance"
                choices: ["Light", "Dark", "As the system"]
                current: 1
            }

            Stepper {
                label: "Missing"
                value: 2
            }
        }

        ColumnLayout {
            spacing: Theme.gap

            RowLayout {
                spacing: Theme.unit

                KeyCap {
                    key: "F3"
                }

                KeyCap {
                    key: "Enter"
                }

                CountBadge {
                    count: 5
                }

                CountBadge {
                    count: 128
                    tone: Tone.Bad
                }

                CountBadge {
                    count: 3
                    tone: Tone.Neutral
                }
            }

            ProgressBar {
                label: "Walk"
                value: 0.6
            }

            ProgressBar {
                label: "Done"
                tone: Tone.Good
                value: 1
            }

            ProgressBar {
                label: "Nothing yet"
                value: 0
            }
        }
    }
}
