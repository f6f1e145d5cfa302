// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Storehand.Controls
import Storehand.Signin

/** Who are you? A tile or the badge, then the PIN. */
Item {
    id: page

    required property SignInViewModel model
    readonly property string chosen: model.chosen

    onChosenChanged: pad.digits = "" // they were typed for somebody else

    RowLayout {
        anchors.fill: parent
        anchors.margins: Theme.gap
        spacing: Theme.gap
        visible: page.model.hasPeople

        ColumnLayout {
            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            PageHeader {
                title: qsTr("Who is working?")
                detail: page.model.lastSync
                Layout.fillWidth: true

                Button {
                    kind: Button.Quiet
                    text: qsTr("Sign out")
                    icon.name: "sign-out"
                    visible: page.model.canLeave
                    onClicked: page.model.signOut()
                }

                Button {
                    text: qsTr("Back to work")
                    visible: page.model.canLeave
                    onClicked: page.model.leave()
                }
            }

            Flickable {
                id: area

                contentHeight: tiles.implicitHeight
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                T.ScrollBar.vertical: ScrollBar {}
                Layout.fillWidth: true
                Layout.fillHeight: true

                Flow {
                    id: tiles

                    width: area.width
                    spacing: Theme.gap

                    Repeater {
                        model: page.model.people

                        PersonTile {
                            required property personRow row

                            text: row.name
                            initials: row.initials
                            role: row.role
                            note: row.note
                            checked: row.chosen
                            onClicked: {
                                page.model.choose(row.id)
                                pad.forceActiveFocus()
                            }
                        }
                    }
                }
            }

            ScanPrompt {
                text: qsTr("Scan your badge")
                detail: qsTr("or tap your name")
                Layout.fillWidth: true
            }
        }

        Card {
            padding: Theme.wide
            Layout.fillHeight: true
            Layout.preferredWidth: Math.max(360, pad.implicitWidth + 2 * Theme.wide,
                                            seatsFit ? seats.implicitWidth + 2 * Theme.wide : 0)

            // Scanners beside each other leave the keys their place on a low screen.
            readonly property bool seatsFit: seats.implicitWidth < page.width * 0.4

            Flickable {
                anchors.fill: parent
                contentHeight: panel.implicitHeight
                boundsBehavior: Flickable.StopAtBounds
                clip: true

                ColumnLayout {
                    id: panel

                    width: parent.width
                    spacing: pad.low ? Theme.unit : Theme.gap

                    Label {
                        text: page.model.chosen === "" ? qsTr("Choose your name first")
                                                       : page.model.chosenName
                        size: Theme.textTitle
                        strong: page.model.chosen !== ""
                        quiet: page.model.chosen === ""
                        horizontalAlignment: Text.AlignHCenter
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }

                    Segments {
                        id: seats

                        choices: page.model.seats
                        current: page.model.seat
                        label: qsTr("Your scanner")
                        visible: page.model.seats.length > 1
                        Layout.fillWidth: true
                        onChosen: index => page.model.chooseSeat(index)
                    }

                    PinPad {
                        id: pad

                        objectName: "pinPad"
                        enabled: page.model.chosen !== "" && !page.model.locked && !page.model.busy
                        message: page.model.message
                        low: page.height < 600 * Theme.textScale
                        focus: true
                        Layout.alignment: Qt.AlignHCenter
                        onSubmitted: pin => page.model.submit(pin)
                    }
                }
            }
        }
    }

    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        visible: !page.model.hasPeople
        icon: "people"
        title: page.model.emptyTitle
        text: page.model.emptyText
    }
}
