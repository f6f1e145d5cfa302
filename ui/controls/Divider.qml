// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/** A hair between things that stand close. */
Rectangle {
    implicitHeight: 1
    implicitWidth: 1
    color: Theme.line
    Layout.fillWidth: true
    Accessible.ignored: true
}
