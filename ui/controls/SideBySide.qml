// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/**
 * One or two tasks of equal right on one screen. Two stand beside each other where there is room,
 * else above each other, and the screen scrolls when it is too low for both. What fills a side
 * anchors itself to it.
 */
Flickable {
    id: sides

    property alias first: firstSide.data
    property alias second: secondSide.data
    property bool both: false
    property int widthMin: 440 * Theme.textScale // below this a side is too narrow to work in
    property int heightMin: 360 * Theme.textScale // the same below this, of one above another
    readonly property bool stacked: both && width < 2 * widthMin + Theme.gap
    readonly property real sideWidth: both && !stacked ? (width - Theme.gap) / 2 : width
    readonly property real sideHeight: stacked ? Math.max(heightMin, (height - Theme.gap) / 2)
                                               : height

    contentHeight: stacked ? 2 * sideHeight + Theme.gap : height
    interactive: contentHeight > height
    boundsBehavior: Flickable.StopAtBounds
    T.ScrollBar.vertical: ScrollBar {}

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
