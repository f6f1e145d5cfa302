// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Storehand.Controls
import Storehand.Devices

/** Every scanner: does it answer, whose is it, what did it read, and how is it set up? */
Item {
    id: page
    objectName: "devicesPage"

    required property DevicesViewModel model
    property int pane: 0

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gap
        spacing: Theme.gap

        PageHeader {
            title: qsTr("Devices")
            detail: qsTr("%n scanner(s)", "", page.model.count)
            Layout.fillWidth: true
        }

        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                spacing: Theme.unit
                Layout.preferredWidth: Math.round(page.width * 0.36)
                Layout.maximumWidth: Math.round(page.width * 0.4)
                Layout.fillHeight: true

                ListView {
                    id: list

                    clip: true
                    spacing: Theme.unit
                    boundsBehavior: Flickable.StopAtBounds
                    model: page.model.scanners
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    T.ScrollBar.vertical: ScrollBar {}
                    delegate: ScannerCard {
                        width: ListView.view.width
                        onChosen: page.model.choose(row.id)
                        onPortWanted: page.model.usePort(row.unusedPort)
                    }
                }

                RowLayout {
                    spacing: Theme.unit

                    TextField {
                        id: port

                        placeholderText: qsTr("Serial port, such as /dev/ttyS0")
                        Layout.fillWidth: true
                        onAccepted: {
                            page.model.usePort(text)
                            clear()
                        }
                    }

                    IconButton {
                        icon.name: "plus"
                        text: qsTr("Use this port")
                        outlined: true
                        enabled: port.text !== ""
                        onClicked: port.accepted()
                    }
                }
            }

            ColumnLayout {
                spacing: Theme.gap
                visible: page.model.hasChosen
                Layout.fillWidth: true
                Layout.fillHeight: true

                Segments {
                    choices: [qsTr("Live"), qsTr("Set up"), qsTr("Teach"), qsTr("Test card")]
                    current: page.pane
                    label: qsTr("What to see")
                    Layout.fillWidth: true
                    onChosen: index => page.pane = index
                }

                Flickable {
                    id: flick

                    readonly property int ring: 4
                    readonly property real paneX: Theme.rightToLeft ? Theme.gap : ring
                    readonly property real paneWidth: width - Theme.gap - ring

                    clip: true
                    boundsBehavior: Flickable.StopAtBounds
                    contentHeight: (live.visible ? live : setUp.visible ? setUp
                        : lesson.visible ? lesson : card).implicitHeight
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.leftMargin: -ring
                    Layout.rightMargin: -Theme.gap // the bar stands beside the pane
                    T.ScrollBar.vertical: ScrollBar {}

                    ReadPane {
                        id: live

                        x: flick.paneX
                        width: flick.paneWidth
                        model: page.model
                        visible: page.pane === 0
                    }

                    SetUpPane {
                        id: setUp

                        x: flick.paneX
                        width: flick.paneWidth
                        model: page.model
                        visible: page.pane === 1
                    }

                    LessonPane {
                        id: lesson

                        x: flick.paneX
                        width: flick.paneWidth
                        model: page.model
                        visible: page.pane === 2
                    }

                    TestCardPane {
                        id: card

                        x: flick.paneX
                        width: flick.paneWidth
                        visible: page.pane === 3
                    }
                }
            }
        }
    }

    // In the middle of the page; beside the list where it has something all the same.
    EmptyState {
        anchors.fill: parent
        anchors.leftMargin: list.count > 0 ? Math.round(page.width * 0.4) : 0
        visible: !page.model.hasChosen
        icon: "scanner"
        title: qsTr("No scanner connected")
        text: qsTr("A scanner that types like a keyboard works at once: just scan.")
    }
}
