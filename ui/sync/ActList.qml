// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Sync

/** What people did, one act a line, with where it stands. */
ColumnLayout {
    id: list

    required property QtObject model
    property string title: ""

    spacing: Theme.unit

    Label {
        text: list.title
        size: Theme.textSmall
        strong: true
        quiet: true
        visible: text !== ""
        Layout.fillWidth: true
        Accessible.role: Accessible.Heading
    }

    Column {
        id: acts

        spacing: Theme.unit
        Layout.fillWidth: true

        Repeater {
            model: list.model

            RowLayout {
                id: line

                required property actRow row

                width: acts.width
                spacing: 12
                Accessible.role: Accessible.ListItem
                Accessible.name: line.row.time + " " + line.row.text + " " + line.row.standing

                Label {
                    text: line.row.time
                    size: Theme.textSmall
                    quiet: true
                    Layout.preferredWidth: 72 * Theme.textScale
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: 2
                    Accessible.ignored: true
                }

                ColumnLayout {
                    spacing: 0
                    Layout.fillWidth: true

                    Label {
                        text: line.row.text
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }

                    Label {
                        text: line.row.standing
                        size: Theme.textSmall
                        color: Theme.text(line.row.tone)
                        wrapMode: Text.Wrap
                        visible: text !== ""
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
