// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/** Asks for one of several reasons. One tap answers. */
T.Dialog {
    id: dialog

    property string text: ""
    property list<string> reasons: []

    signal chosen(int index)

    modal: true
    focus: true
    padding: Theme.wide
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    anchors.centerIn: parent
    width: Math.min(parent ? parent.width - 2 * Theme.wide : 520, 520 * Theme.textScale)
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
        spacing: 12
        Accessible.role: Accessible.Dialog
        Accessible.name: dialog.text

        Label {
            text: dialog.text
            size: Theme.textTitle
            strong: true
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.half
        }

        Column {
            spacing: 12
            Layout.fillWidth: true

            Repeater {
                model: dialog.reasons

                Button {
                    required property int index
                    required property string modelData
                    readonly property bool asked: dialog.opened && index === 0

                    onAskedChanged: if (asked) forceActiveFocus(Qt.TabFocusReason) // with its ring
                    width: dialog.availableWidth
                    large: true
                    text: modelData
                    onClicked: {
                        dialog.close()
                        dialog.chosen(index)
                    }
                }
            }
        }

        Button {
            kind: Button.Quiet
            text: qsTr("Back")
            Layout.alignment: Qt.AlignRight
            onClicked: dialog.close()
        }
    }
}
