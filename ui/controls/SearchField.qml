// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** The one place to look for anything. Escape clears it and gives the keyboard back to the page. */
TextField {
    id: field

    signal searched(string text)

    leftPadding: Theme.smallIcon + 28
    rightPadding: Theme.target
    inputMethodHints: Qt.ImhNoPredictiveText
    onAccepted: if (text.trim() !== "") searched(text.trim())
    Keys.onEscapePressed: {
        clear()
        focus = false
    }

    Icon {
        anchors.left: parent.left
        anchors.leftMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        implicitWidth: Theme.smallIcon + 2
        name: "search"
        color: Theme.quietInk
    }

    IconButton {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        implicitWidth: Theme.target
        visible: field.text !== ""
        icon.name: "close"
        text: qsTr("Clear search")
        onClicked: field.clear()
    }
}
