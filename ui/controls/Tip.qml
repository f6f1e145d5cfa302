// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/** The words of a control that shows only an icon, while the mouse rests on it. */
T.ToolTip {
    id: tip

    delay: 600
    padding: 8
    x: parent ? Math.round((parent.width - implicitWidth) / 2) : 0
    y: parent ? parent.height + 6 : 0
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    margins: 8

    contentItem: Label {
        text: tip.text
        size: Theme.textSmall
        color: Theme.paper
    }

    background: Rectangle {
        color: Theme.ink
        radius: 6
    }
}
