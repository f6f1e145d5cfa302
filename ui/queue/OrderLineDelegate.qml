// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Queue

/** One product of an order that is looked at. */
RowLayout {
    id: line

    required property sheetLineRow row

    height: 72 * Theme.textScale
    spacing: Theme.gap

    ProductPicture {
        picture: line.row.picture
        title: line.row.title
        implicitWidth: 56
    }

    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true

        Label {
            text: line.row.title
            strong: true
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            Layout.fillWidth: true
        }

        Label {
            text: line.row.detail
            size: Theme.textSmall
            quiet: true
            elide: Text.ElideRight
            visible: text !== ""
            Layout.fillWidth: true
        }
    }

    CodeText {
        text: line.row.place
        quiet: true
    }

    Label {
        text: line.row.count
        size: Theme.textTitle
        strong: true
        color: line.row.complete ? Theme.text(Tone.Good) : Theme.ink
        horizontalAlignment: Text.AlignRight
        Layout.minimumWidth: 64
    }
}
