// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls

Sheet {
    title: "States and time"

    Flow {
        spacing: 12
        Layout.fillWidth: true

        StatusPill {
            icon: "bell"
            text: "New"
            tone: Tone.Info
        }

        StatusPill {
            icon: "pick"
            text: "Picking, Nadia"
        }

        StatusPill {
            icon: "check"
            text: "Ready"
            tone: Tone.Good
        }

        StatusPill {
            icon: "clock"
            text: "Expires today"
            tone: Tone.Warn
        }

        StatusPill {
            icon: "error"
            text: "Cancelled"
            tone: Tone.Bad
        }

        StatusPill {
            text: "Part 2 of 3"
        }
    }

    RowLayout {
        spacing: Theme.wide

        PromiseRing {
            figure: "94"
            caption: "min"
            fraction: 0.8
        }

        PromiseRing {
            figure: "34"
            caption: "min"
            fraction: 0.28
            tone: Tone.Warn
        }

        PromiseRing {
            figure: "12"
            caption: "late"
            fraction: 0
            tone: Tone.Bad
        }

        PromiseRing {
            figure: "Mon"
            caption: "09:00"
            fraction: 1
            tone: Tone.Neutral
        }

        PromiseRing {
            figure: "12 h"
            caption: "left"
            fraction: 0.9
        }

        ShelfLabel {
            place: "S-07"
            large: false
        }

        ToteTag {
            number: 3
            hue: 0
        }

        ToteTag {
            number: 4
            hue: 3
            lit: false
        }

        TimeText {
            instant: new Date(2026, 10, 21, 9, 12)
        }
    }

    RowLayout {
        spacing: Theme.gap

        Card {
            Layout.preferredWidth: 380

            ColumnLayout {
                anchors.fill: parent
                spacing: Theme.unit

                Label {
                    text: "A plain card"
                    strong: true
                }

                Fact {
                    caption: "Pieces"
                    value: "5"
                }

                Divider {
                }

                Fact {
                    caption: "Waiting"
                    value: "6 min"
                    tone: Tone.Warn
                    large: true
                }
            }
        }

        Card {
            tone: Tone.Warn
            Layout.preferredWidth: 380
            Layout.fillHeight: true

            Label {
                text: "A card with a tone"
                strong: true
            }
        }

        Card {
            padding: Theme.unit
            Layout.fillWidth: true

            ColumnLayout {
                anchors.fill: parent
                spacing: 0

                ListRow {
                    icon.name: "scanner"
                    text: "Zebra DS2208"
                    detail: "USB, owned by Nadia"
                    opens: true
                    Layout.fillWidth: true

                    StatusPill {
                        icon: "check"
                        text: "Reading"
                        tone: Tone.Good
                    }
                }

                ListRow {
                    icon.name: "print"
                    text: "Label printer at the bench"
                    detail: "Out of paper since 09:12"
                    opens: true
                    highlighted: true
                    Layout.fillWidth: true

                    StatusPill {
                        icon: "warning"
                        text: "Needs you"
                        tone: Tone.Warn
                    }
                }
            }
        }
    }

    RowLayout {
        spacing: Theme.gap

        ScanAnswer {
            tone: Tone.Good
            title: "Picked"
            text: "English Breakfast, 50 bags"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }

        ScanAnswer {
            tone: Tone.Warn
            title: "Already complete"
            text: "2 of 2 are in the bag"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    }

    ScanAnswer {
        tone: Tone.Bad
        title: "Wrong item"
        text: "Nothing was booked. Put it back."
        expected: "English Breakfast, 50 bags"
        scanned: "Earl Grey, 50 bags"
        Layout.fillWidth: true
    }

    Item {
        Layout.fillHeight: true
    }
}
