// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls

Sheet {
    title: "Picking"

    SideBySide {
        id: sides

        Layout.fillWidth: true
        Layout.fillHeight: true
        both: true
        first: Card {
            anchors.fill: parent
            padding: Theme.wide

            ColumnLayout {
                anchors.fill: parent
                spacing: Theme.gap

                RowLayout {
                    spacing: Theme.gap

                    Avatar {
                        initials: "NK"
                    }

                    Label {
                        text: "Nadia"
                        strong: true
                        Layout.fillWidth: true
                    }

                    Label {
                        text: "4 of 12 pieces"
                        quiet: true
                    }
                }

                ProgressBar {
                    label: "Walk"
                    value: 4 / 12
                    Layout.fillWidth: true
                }

                ShelfLabel {
                    place: "A03-2-1"
                    hint: "Pantry"
                    Layout.fillWidth: true
                }

                RowLayout {
                    spacing: Theme.wide

                    ProductPicture {
                        picture: ""
                        title: "English Breakfast, 50 bags"
                        implicitWidth: 160
                    }

                    ColumnLayout {
                        spacing: 4
                        Layout.fillWidth: true

                        Label {
                            text: "English Breakfast, 50 bags"
                            size: Theme.textLarge
                            strong: true
                            wrapMode: Text.Wrap
                            Layout.fillWidth: true
                        }

                        Label {
                            text: "50 bags · red box"
                            size: Theme.textTitle
                        }
                    }

                    NumberCount {
                        value: 2
                        caption: "of 3"
                    }
                }

                ToteTag {
                    number: 3
                    hue: 0
                    large: true
                }

                Item {
                    Layout.fillHeight: true
                }

                ScanPrompt {
                    text: "Scan item"
                    detail: "at shelf A03-2-1"
                    Layout.fillWidth: true
                }
            }
        }
        second: Card {
            anchors.fill: parent
            padding: Theme.wide

            EmptyState {
                anchors.centerIn: parent
                width: parent.width
                icon: "done"
                title: "All picked"
                text: "Scan the first parcel, then its shelf."
                action: "Print bag tags"
                key: "F4"
                tone: Tone.Good
            }
        }
    }
}
