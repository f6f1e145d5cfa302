// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** The filters in force, always in sight, and what they hide. One tap shows everything again. */
Flow {
    id: bar

    property int hiddenCount: 0
    default property alias filters: chips.data

    signal showAll

    spacing: Theme.unit

    Row {
        id: chips

        spacing: Theme.unit
    }

    Button {
        kind: Button.Quiet
        visible: bar.hiddenCount > 0
        icon.name: "filter"
        text: qsTr("%n hidden, show all", "", bar.hiddenCount)
        onClicked: bar.showAll()
    }
}
