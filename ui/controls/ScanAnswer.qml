// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls

/**
 * The caption of the last scan: what was said by sound, for eyes. Good and complete are one line; a
 * wrong scan shows what was expected beside what was scanned.
 */
Rectangle {
    id: answer

    required property int tone // Good, Warn or Bad
    required property string title
    property string text: ""
    property string expected: ""
    property string scanned: ""
    readonly property bool wide: width >= 720 * Theme.textScale
    readonly property string icon: tone === Tone.Good ? "check"
                                                      : tone === Tone.Warn ? "complete" : "close"

    implicitWidth: column.implicitWidth + 2 * Theme.gap
    implicitHeight: column.implicitHeight + 20
    radius: Theme.radius
    color: Theme.tint(tone)
    border.width: 3
    border.color: Theme.solid(tone)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title
    Accessible.description: text

    component Side: Column {
        id: side

        required property string caption
        required property string what

        width: (parent.width - Theme.gap) / 2

        Label {
            width: parent.width
            text: side.caption
            size: Theme.textSmall
            quiet: true
        }

        Label {
            width: parent.width
            text: side.what
            strong: true
            wrapMode: Text.Wrap
        }
    }

    // In one row where there is room: what lies below, as buttons, stays to be seen.
    GridLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        columns: answer.wide ? 2 : 1
        columnSpacing: Theme.wide
        rowSpacing: Theme.unit

        RowLayout {
            spacing: 12
            Layout.fillWidth: !answer.wide || answer.expected === ""

            Rectangle {
                implicitWidth: Theme.icon + 10
                implicitHeight: implicitWidth
                radius: width / 2
                color: Theme.solid(answer.tone)

                Icon {
                    anchors.centerIn: parent
                    name: answer.icon
                    color: Theme.solidInk
                }
            }

            Label {
                text: answer.title
                size: Theme.textTitle
                strong: true
                color: Theme.text(answer.tone)
                Accessible.ignored: true
            }

            Label {
                text: answer.text
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }

        Row {
            spacing: Theme.gap
            visible: answer.expected !== ""
            Layout.fillWidth: true

            Side {
                caption: qsTr("Expected")
                what: answer.expected
            }

            Side {
                caption: qsTr("Scanned")
                what: answer.scanned
            }
        }
    }
}
