// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/** The background of everything that can be pressed: fill, edge, hover, press and focus. */
Rectangle {
    id: face

    required property T.AbstractButton control
    property color edge: "transparent"
    property bool ringInside: false

    radius: Theme.radius
    color: "transparent"
    border.width: 1
    border.color: edge

    Rectangle {
        anchors.fill: parent
        radius: face.radius
        color: face.control.down ? Theme.press : face.control.hovered ? Theme.hover : "transparent"
        visible: face.control.enabled
    }

    FocusRing {
        around: face.radius
        inside: face.ringInside
        visible: face.control.visualFocus
    }
}
