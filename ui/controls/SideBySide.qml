// SPDX-License-Identifier: Apache-2.0
import QtQuick

/**
 * One or two tasks of equal right on one screen. Two stand beside each other where there is room,
 * else above each other. What fills a side anchors itself to it.
 */
Item {
    id: sides

    property alias first: firstSide.data
    property alias second: secondSide.data
    property bool both: false
    property int widthMin: 440 * Theme.textScale // below this a side is too narrow to work in
    readonly property bool stacked: both && width < 2 * widthMin + Theme.gap
    readonly property real sideWidth: both && !stacked ? (width - Theme.gap) / 2 : width
    readonly property real sideHeight: stacked ? (height - Theme.gap) / 2 : height

    Item {
        id: firstSide

        x: sides.both && !sides.stacked && Theme.rightToLeft ? sides.sideWidth + Theme.gap : 0
        width: sides.sideWidth
        height: sides.sideHeight
    }

    Item {
        id: secondSide

        x: sides.stacked || Theme.rightToLeft ? 0 : sides.sideWidth + Theme.gap
        y: sides.stacked ? sides.sideHeight + Theme.gap : 0
        width: sides.sideWidth
        height: sides.sideHeight
        visible: sides.both
    }
}
