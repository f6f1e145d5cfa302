// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Storehand.Controls

/** Every key of the station on one card; the same card is printed with barcodes. */
T.Dialog {
    id: dialog

    modal: true
    focus: true
    padding: Theme.wide
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    x: Math.round((parent.width - width) / 2)
    y: Math.round((parent.height - height) / 2)
    width: Math.min(parent.width - 2 * Theme.wide, 480 * Theme.textScale)
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    title: qsTr("Keys")

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }

    background: Rectangle {
        radius: Theme.cardRadius
        color: Theme.card
        border.width: 1
        border.color: Theme.line
    }

    component KeyRow: Item {
        id: keyRow

        required property string key
        required property string what

        implicitHeight: words.implicitHeight
        Layout.fillWidth: true

        KeyCap {
            anchors.left: parent.left
            anchors.verticalCenter: words.verticalCenter
            key: keyRow.key
            ink: Theme.ink
        }

        Label {
            id: words

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: 96 * Theme.textScale
            text: keyRow.what
            wrapMode: Text.Wrap
        }
    }

    contentItem: ColumnLayout {
        spacing: 12
        Accessible.role: Accessible.Dialog
        Accessible.name: dialog.title

        Label {
            text: dialog.title
            size: Theme.textTitle
            strong: true
            Layout.bottomMargin: Theme.half
        }

        KeyRow {
            key: qsTr("Enter")
            what: qsTr("Confirm: the large button")
        }

        KeyRow {
            key: "F2"
            what: qsTr("Can't find it")
        }

        KeyRow {
            key: "F3"
            what: qsTr("Undo the last thing")
        }

        KeyRow {
            key: "F4"
            what: qsTr("Print")
        }

        KeyRow {
            key: "F5"
            what: qsTr("Later: another item first")
        }

        KeyRow {
            key: "F6"
            what: qsTr("Scan with the camera")
        }

        KeyRow {
            key: qsTr("Ctrl+1")
            what: qsTr("First page; 2 is the second, and so on")
        }

        KeyRow {
            key: qsTr("Ctrl+F")
            what: qsTr("Search")
        }

        KeyRow {
            key: qsTr("Ctrl+L")
            what: qsTr("Somebody else signs in")
        }

        KeyRow {
            key: "F1"
            what: qsTr("This card")
        }

        Button {
            kind: Button.Primary
            text: qsTr("Close")
            focus: true
            Layout.alignment: Qt.AlignRight
            Layout.topMargin: Theme.unit
            onClicked: dialog.close()
        }
    }
}
