// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Show

/** One thing to try: a tick when it has happened, and how to do it when it comes next. */
RowLayout {
    id: line

    required property tryRow row

    spacing: 10
    Accessible.role: Accessible.ListItem
    Accessible.name: line.row.title
    Accessible.checked: line.row.done

    Rectangle {
        implicitWidth: 20
        implicitHeight: 20
        radius: 10
        color: line.row.done ? Theme.good : "transparent"
        border.width: 2
        border.color: line.row.done ? Theme.good
                                    : line.row.next ? Theme.accent : Theme.edge
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: 1

        Icon {
            anchors.centerIn: parent
            implicitWidth: 14
            name: "check"
            color: Theme.solidInk
            visible: line.row.done
        }
    }

    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true

        Label {
            text: line.row.title
            strong: line.row.next
            quiet: line.row.done
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }

        Label {
            text: line.row.detail
            size: Theme.textSmall
            quiet: true
            wrapMode: Text.Wrap
            visible: text !== ""
            Layout.fillWidth: true
        }
    }
}
