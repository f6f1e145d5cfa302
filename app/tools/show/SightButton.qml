// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Storehand.Controls
import Storehand.Show

/** One thing to point the virtual scanner at: what it is, and what its label says. */
T.Button {
    id: button

    required property sightView sight
    required property string caption // what a click does
    property string symbol: "scan"
    property bool large: false
    readonly property color ink: !enabled ? Theme.quietInk : large ? Theme.solidInk : Theme.ink
    readonly property color quietInk: large && enabled ? Theme.solidInk : Theme.quietInk

    enabled: sight.there
    text: caption
    implicitWidth: 160
    implicitHeight: large ? 88 : 64
    leftPadding: 12
    rightPadding: 12
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: caption
    Accessible.description: sight.title + " " + sight.detail

    background: ControlFace {
        control: button
        color: !button.large ? Theme.card : button.enabled ? Theme.accent : Theme.neutralTint
        edge: button.large ? "transparent" : button.enabled ? Theme.edge : Theme.line
    }

    contentItem: RowLayout {
        spacing: 12

        ProductPicture {
            implicitWidth: button.large ? 64 : 40
            picture: button.sight.image
            title: button.sight.title
            visible: button.sight.image !== ""
        }

        Icon {
            name: button.symbol
            color: button.ink
            visible: button.sight.image === ""
        }

        ColumnLayout {
            spacing: 2
            Layout.fillWidth: true

            Label {
                text: button.caption
                size: button.large ? Theme.textTitle : Theme.textBody
                font.weight: button.large ? Font.DemiBold : Font.Medium
                color: button.ink
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }

            Label {
                text: button.sight.title !== "" ? button.sight.title : button.sight.detail
                size: Theme.textSmall
                color: button.quietInk
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
}
