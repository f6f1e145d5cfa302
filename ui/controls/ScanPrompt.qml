// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/** What the next scan will do, written where the eye is. */
Rectangle {
    id: prompt

    required property string text // "Scan item"
    property string detail: "" // "or scan another shelf"
    property bool large: true

    implicitWidth: row.implicitWidth + 2 * Theme.gap
    implicitHeight: Math.max(large ? Theme.largeTarget : Theme.target,
                             row.implicitHeight + Theme.gap)
    radius: Theme.radius
    color: Theme.accentTint
    Accessible.role: Accessible.StaticText
    Accessible.name: detail === "" ? text : text + ", " + detail

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gap
        spacing: 12

        Icon {
            implicitWidth: prompt.large ? Math.round(Theme.icon * 1.33) : Theme.icon
            name: "scan"
            color: Theme.accent
        }

        Label {
            text: prompt.text
            size: prompt.large ? Theme.textTitle : Theme.textBody
            strong: true
            color: Theme.accent
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            Layout.fillWidth: prompt.detail === ""
            Accessible.ignored: true
        }

        Label {
            text: prompt.detail
            quiet: true
            elide: Text.ElideRight
            visible: text !== ""
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
