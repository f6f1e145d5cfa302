// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Storehand.Controls
import Storehand.Frame
import Storehand.Show

/** The window beside the station: everything that a demo needs and a shop does not. */
Window {
    id: window

    required property ShowViewModel show
    required property Appearance appearance

    width: 480
    height: 800
    minimumWidth: 380
    minimumHeight: 480
    visible: true
    title: qsTr("Try Storehand")
    color: Theme.paper

    Binding {
        target: Theme
        property: "dark"
        value: window.appearance.dark
    }

    Flickable {
        id: page

        anchors.fill: parent
        contentHeight: column.implicitHeight + 2 * Theme.gap
        boundsBehavior: Flickable.StopAtBounds

        ColumnLayout {
            id: column

            x: Theme.gap
            y: Theme.gap
            width: page.width - 2 * Theme.gap
            spacing: 12

            PageHeader {
                title: qsTr("Try Storehand")
                detail: window.show.progress !== "" ? window.show.progress
                                                    : window.show.storeName
                Layout.fillWidth: true

                Button {
                    objectName: "startOver"
                    kind: Button.Quiet
                    text: qsTr("Start over")
                    onClicked: window.show.startOver()
                }
            }

            Banner {
                tone: Tone.Bad
                icon: "error"
                title: qsTr("This did not work")
                text: window.show.failure
                visible: text !== ""
                Layout.fillWidth: true
            }

            ScannerCard {
                model: window.show
                Layout.fillWidth: true
            }

            PlugsCard {
                model: window.show
                Layout.fillWidth: true
            }

            TryCard {
                model: window.show
                Layout.fillWidth: true
            }

            Label {
                text: window.show.people
                size: Theme.textSmall
                quiet: true
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }

        T.ScrollBar.vertical: ScrollBar {}
    }
}
