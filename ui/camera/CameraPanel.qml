// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Camera
import Storehand.Controls

/**
 * The camera as a scanner, over any page: what it sees, the frame to hold a code in, and what is
 * wrong with it. Fills the window, so that a picture can be dropped anywhere.
 */
Item {
    id: panel

    required property CameraViewModel model

    DropArea {
        anchors.fill: parent
        keys: ["text/uri-list"]
        onDropped: drop => {
            panel.model.takeFiles(drop.urls)
            drop.acceptProposedAction()
        }
    }

    Shortcut {
        sequence: "F6"
        onActivated: panel.model.toggle()
    }

    Shortcut {
        sequence: "F7"
        enabled: panel.model.action !== ""
        onActivated: panel.model.act()
    }

    Shortcut {
        sequence: "Ctrl+V"
        onActivated: panel.model.paste()
    }

    Shortcut {
        sequence: "Esc"
        enabled: panel.model.open
        onActivated: panel.model.close()
    }

    Card {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.gap
        width: Math.min(parent.width - 2 * Theme.gap, 440 * Theme.textScale)
        visible: panel.model.open
        Accessible.role: Accessible.Pane
        Accessible.name: qsTr("Camera")

        contentItem: ColumnLayout {
            spacing: 12

            RowLayout {
                spacing: Theme.unit

                Icon {
                    name: "camera"
                    color: Theme.text(panel.model.tone)
                }

                Label {
                    text: panel.model.title
                    strong: true
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }

                IconButton {
                    icon.name: "close"
                    text: qsTr("Close the camera")
                    onClicked: panel.model.close()
                }
            }

            Rectangle {
                color: Theme.sunk
                radius: Theme.radius
                visible: panel.model.hasPicture
                Layout.fillWidth: true
                Layout.preferredHeight: Math.round(width * 9 / 16)

                AimView {
                    anchors.fill: parent
                    anchors.margins: Theme.half
                    camera: panel.model
                    color: panel.model.tone === Tone.Good ? Theme.good : Theme.accent
                }
            }

            Label {
                text: panel.model.text
                quiet: true
                wrapMode: Text.Wrap
                visible: text !== ""
                Layout.fillWidth: true
            }

            RowLayout {
                spacing: Theme.unit
                visible: panel.model.action !== "" || panel.model.otherCamera !== ""
                    || panel.model.hasTorch

                Button {
                    kind: Button.Primary
                    text: panel.model.action
                    key: "F7"
                    visible: text !== ""
                    onClicked: panel.model.act()
                }

                Button {
                    text: panel.model.torch ? qsTr("Light off") : qsTr("Light on")
                    visible: panel.model.hasTorch
                    onClicked: panel.model.toggleTorch()
                }

                Button {
                    kind: Button.Quiet
                    text: panel.model.otherCamera === "" ? ""
                        : qsTr("Use %1").arg(panel.model.otherCamera)
                    visible: text !== ""
                    Layout.fillWidth: true
                    Layout.maximumWidth: implicitWidth
                    onClicked: panel.model.useOtherCamera()
                }
            }
        }
    }
}
