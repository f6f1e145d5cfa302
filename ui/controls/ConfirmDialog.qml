// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/**
 * Asks before something that cannot be undone, and says what will happen. It opens in the half of
 * the window where the question did not come from, so a double tap never answers it.
 */
T.Dialog {
    id: dialog

    property string text: ""
    property string icon: "warning"
    property string confirmText: qsTr("Confirm")
    property string cancelText: qsTr("Cancel")
    property bool dangerous: true
    property bool above: false

    /** Opens away from the control that asked. */
    function ask(source: Item) {
        const middle = source.mapToItem(parent, 0, source.height / 2).y
        above = middle > parent.height / 2
        open()
    }

    modal: true
    focus: true
    padding: Theme.wide
    closePolicy: T.Popup.CloseOnEscape
    x: Math.round((parent.width - width) / 2)
    y: Math.round(above ? parent.height * 0.25 - height / 2 : parent.height * 0.75 - height / 2)
    topMargin: Theme.wide
    bottomMargin: Theme.wide
    width: Math.min(parent.width - 2 * Theme.wide, 520 * (1 + (Theme.textScale - 1) * 0.5))
    implicitHeight: implicitContentHeight + topPadding + bottomPadding

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }

    background: Rectangle {
        radius: Theme.cardRadius
        color: Theme.card
        border.width: 1
        border.color: Theme.line
    }

    contentItem: ColumnLayout {
        spacing: Theme.gap
        Accessible.role: Accessible.Dialog
        Accessible.name: dialog.title

        RowLayout {
            spacing: Theme.gap

            Icon {
                implicitWidth: 32
                name: dialog.icon
                color: dialog.dangerous ? Theme.bad : Theme.accent
                Layout.alignment: Qt.AlignTop
            }

            ColumnLayout {
                spacing: Theme.unit
                Layout.fillWidth: true

                Label {
                    text: dialog.title
                    size: Theme.textTitle
                    strong: true
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }

                Label {
                    text: dialog.text
                    wrapMode: Text.Wrap
                    lineHeight: 1.25
                    visible: text !== ""
                    Layout.fillWidth: true
                }
            }
        }

        RowLayout {
            spacing: 12
            Layout.topMargin: Theme.unit

            Button {
                readonly property bool asked: dialog.opened

                onAskedChanged: if (asked) forceActiveFocus(Qt.TabFocusReason) // the ring is seen
                large: true
                text: dialog.cancelText
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: dialog.reject()
            }

            Button {
                kind: dialog.dangerous ? Button.Danger : Button.Primary
                large: true
                text: dialog.confirmText
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: dialog.accept()
            }
        }
    }
}
