// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Storehand.Controls
import Storehand.Frame

/** The banners above a page: the most pressing one, and how many more there are. */
Column {
    id: area

    required property FrameViewModel frame

    spacing: Theme.unit

    Repeater {
        model: area.frame.alerts

        Banner {
            required property alertRow row

            title: row.title
            text: row.text
            icon: row.icon
            tone: row.tone
            action: row.action
            more: area.frame.alertsMore > 0 ? qsTr("%n more", "", area.frame.alertsMore) : ""
            closable: row.closable
            width: area.width
            onMoreAsked: area.frame.openAlerts()
            onActed: area.frame.actOnAlert(row.id)
            onClosed: area.frame.closeAlert(row.id)
        }
    }
}
