// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/** Title of a page, a quiet line under it, and at its end what can be done with the whole page. */
RowLayout {
    id: header

    required property string title
    property string detail: ""
    default property alias actions: end.data

    spacing: Theme.gap
    Layout.fillHeight: false

    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true

        Label {
            text: header.title
            size: Theme.textLarge
            strong: true
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Label {
            text: header.detail
            quiet: true
            elide: Text.ElideRight
            visible: text !== ""
            Layout.fillWidth: true
        }
    }

    RowLayout {
        id: end

        spacing: Theme.unit
    }
}
