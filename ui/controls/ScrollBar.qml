// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/** A thin bar that shows where one is; lists are moved by hand, wheel or keys. */
T.ScrollBar {
    id: bar

    implicitWidth: 10
    implicitHeight: 10
    padding: 2
    visible: size < 1
    Accessible.ignored: true

    contentItem: Rectangle {
        radius: 3
        color: bar.pressed || bar.hovered ? Theme.quietInk : Theme.edge
        opacity: bar.active || bar.hovered ? 1 : 0.45
    }
}
