// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Devices

/** One code of each kind that a shop meets, to be read from the screen. */
ColumnLayout {
    id: pane

    spacing: Theme.gap

    readonly property string elements: "010952123454321310LOT42\u001d211"

    component Code: ColumnLayout {
        id: code

        required property string caption
        required property string format
        required property string content
        property int symbolHeight: 96

        spacing: Theme.half
        Layout.fillWidth: true

        Label {
            text: code.caption
            strong: true
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }

        SymbolItem {
            format: code.format
            content: code.content
            implicitHeight: code.symbolHeight
            Layout.fillWidth: true
            Accessible.role: Accessible.Graphic
            Accessible.name: code.caption
        }
    }

    Code {
        caption: qsTr("EAN-13, as on nearly every product")
        format: "EAN-13"
        content: "9521234543213"
    }

    Code {
        caption: qsTr("Code 128, as on parcels and shelves")
        format: "Code128"
        content: "SHP:P-000123"
    }

    Code {
        caption: qsTr("GS1-128 with a lot, a separator and a serial number")
        format: "GS1-128"
        content: pane.elements
    }

    Code {
        caption: qsTr("GS1 DataMatrix, as on medicines")
        format: "GS1-DataMatrix"
        content: pane.elements
        symbolHeight: 132
    }

    Code {
        caption: qsTr("QR code with a separator")
        format: "QRCode"
        content: pane.elements
        symbolHeight: 180
    }
}
