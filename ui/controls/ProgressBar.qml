// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Storehand.Controls

/** How far a walk, a count or a delivery has come. The words beside it say it too. */
T.ProgressBar {
    id: bar

    property int tone: Tone.Info
    property string label: ""

    implicitWidth: 200
    implicitHeight: Theme.unit
    Accessible.role: Accessible.ProgressBar
    Accessible.name: label

    background: Rectangle {
        radius: height / 2
        color: Theme.line
    }

    contentItem: Item {
        Rectangle {
            width: bar.position > 0 ? Math.max(height, bar.position * parent.width) : 0
            height: parent.height
            radius: height / 2
            x: bar.mirrored ? parent.width - width : 0
            color: Theme.solid(bar.tone)

            Behavior on width {
                NumberAnimation {
                    duration: Theme.calm
                    easing.type: Easing.OutCubic
                }
            }
        }
    }
}
