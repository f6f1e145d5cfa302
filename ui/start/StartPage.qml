// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Start

/** The first minute of a station: connect it with head office. Later, only what keeps it shut. */
Item {
    id: page

    required property StartViewModel model

    readonly property bool asked: visible && model.asks

    onAskedChanged: {
        if (asked)
            address.forceActiveFocus()
    }

    function submit() {
        page.model.connectStation(address.text, code.text)
    }

    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.wide, 520 * Theme.textScale)
        height: Math.min(parent.height - 2 * Theme.wide, form.implicitHeight + 2 * Theme.wide)
        padding: Theme.wide
        visible: page.model.asks

        ColumnLayout {
            id: form

            anchors.left: parent.left
            anchors.right: parent.right
            spacing: Theme.gap

            PageHeader {
                title: page.model.title
                Layout.fillWidth: true
            }

            Label {
                text: page.model.detail
                quiet: true
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }

            Label {
                text: qsTr("Address of head office")
                strong: true
            }

            TextField {
                id: address

                objectName: "address"
                text: page.model.address
                placeholderText: qsTr("https://orders.example.com")
                label: qsTr("Address of head office")
                enabled: !page.model.busy
                inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
                Layout.fillWidth: true
                onAccepted: code.forceActiveFocus()
            }

            Label {
                text: qsTr("Code")
                strong: true
            }

            TextField {
                id: code

                objectName: "code"
                placeholderText: qsTr("Type or scan the code")
                label: qsTr("Code")
                enabled: !page.model.busy
                inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
                Layout.fillWidth: true
                onAccepted: page.submit()
            }

            Banner {
                title: page.model.problem
                text: page.model.problemDetail
                icon: "warning"
                tone: Tone.Bad
                visible: title !== ""
                Layout.fillWidth: true
            }

            Button {
                kind: Button.Primary
                large: true
                text: page.model.busy ? qsTr("Connecting") : qsTr("Connect")
                enabled: !page.model.busy && address.text !== "" && code.text !== ""
                Layout.fillWidth: true
                Layout.topMargin: Theme.unit
                onClicked: page.submit()
            }
        }
    }

    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        visible: !page.model.asks && page.model.title !== ""
        icon: page.model.busy ? "shop" : "error"
        tone: page.model.busy ? Tone.Neutral : Tone.Bad
        title: page.model.title
        text: page.model.detail
        action: page.model.busy ? "" : qsTr("Try again")
        onActed: page.model.retry()
    }
}
