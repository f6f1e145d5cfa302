// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Storehand.Controls

/** The coloured edge of the window at a scan: four bars, so that little is redrawn. */
Item {
    id: edge

    required property int tone
    required property bool shown
    property int thickness: 6

    visible: shown

    component Bar: Rectangle {
        color: Theme.solid(edge.tone)
    }

    Bar {
        width: parent.width
        height: edge.thickness
    }

    Bar {
        anchors.bottom: parent.bottom
        width: parent.width
        height: edge.thickness
    }

    Bar {
        width: edge.thickness
        height: parent.height
    }

    Bar {
        anchors.right: parent.right
        width: edge.thickness
        height: parent.height
    }
}
