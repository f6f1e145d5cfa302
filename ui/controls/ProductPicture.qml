// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Storehand.Controls

/** A product's picture on a plain ground; without one, the first letter of its name. */
Rectangle {
    id: product

    required property string picture // file name, may be empty
    required property string title

    implicitWidth: 96
    implicitHeight: implicitWidth
    radius: Theme.radius
    color: Theme.dark && drawing.found ? "#F6F7F9" : Theme.neutralTint
    Accessible.role: Accessible.Graphic
    Accessible.name: title

    PictureItem {
        id: drawing

        anchors.fill: parent
        anchors.margins: Math.round(parent.width * 0.08)
        name: product.picture
        visible: found
    }

    Column {
        anchors.centerIn: parent
        visible: !drawing.found

        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: product.title.charAt(0).toUpperCase()
            size: Math.max(16, Math.round(product.width * 0.4))
            strong: true
            color: Theme.quietInk
            Accessible.ignored: true
        }
    }
}
