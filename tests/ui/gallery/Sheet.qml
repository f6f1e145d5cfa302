// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls

/** One sheet of the gallery: a title and whatever stands on it. */
Rectangle {
    id: sheet

    required property string title
    default property alias content: column.data

    width: 1280
    height: 800
    color: Theme.paper
    LayoutMirroring.enabled: Theme.rightToLeft
    LayoutMirroring.childrenInherit: true

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: Theme.wide
        spacing: Theme.gap

        PageHeader {
            title: sheet.title
        }
    }
}
