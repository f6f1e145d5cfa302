// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Storehand.Controls

/** One icon of the family, in ink and at 24 px unless told otherwise. */
IconItem {
    implicitWidth: Theme.icon
    implicitHeight: implicitWidth
    color: Theme.ink
    rightToLeft: Theme.rightToLeft
}
