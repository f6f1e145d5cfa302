// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/**
 * One row of a list: what it is, what else is to be known, and at its end whatever the list
 * needs.
 */
T.ItemDelegate {
    id: row

    property string detail: ""
    property color iconColor: Theme.quietInk
    property bool opens: false // shows that it leads somewhere
    readonly property real endRoom: Theme.gap + (opens ? 28 : 0)
        + (end.implicitWidth > 0 ? end.implicitWidth + Theme.unit : 0)
    default property alias trailing: end.data

    implicitWidth: 320
    implicitHeight: Math.max(Theme.largeTarget, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: mirrored ? endRoom : Theme.gap
    rightPadding: mirrored ? Theme.gap : endRoom
    topPadding: Theme.unit
    bottomPadding: Theme.unit
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: text
    Accessible.description: detail

    background: ControlFace {
        control: row
        ringInside: true
        color: row.highlighted ? Theme.accentTint : "transparent"
    }

    contentItem: RowLayout {
        spacing: 14

        Icon {
            name: row.icon.name
            color: row.iconColor
            visible: name !== ""
        }

        ColumnLayout {
            spacing: 2
            Layout.fillWidth: true

            Label {
                text: row.text
                font.weight: Font.Medium
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }

            Label {
                text: row.detail
                size: Theme.textSmall
                quiet: true
                elide: Text.ElideRight
                visible: text !== ""
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }

    }

    RowLayout {
        id: end

        anchors.right: parent.right
        anchors.rightMargin: row.opens ? 44 : Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.unit
    }

    Icon {
        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        implicitWidth: 20
        name: "forward"
        color: Theme.quietInk
        visible: row.opens
    }
}
