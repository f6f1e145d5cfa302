// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls

Sheet {
    title: "Empty, offline, wrong"

    Banner {
        icon: "offline"
        title: "Our internet is down since 09:12"
        text: "Keep working. 31 things wait on this machine and are sent by themselves."
        tone: Tone.Warn
        Layout.fillWidth: true
    }

    Banner {
        icon: "warning"
        title: "SO-100023 was cancelled while you picked it"
        tone: Tone.Bad
        action: "Put back"
        closable: true
        Layout.fillWidth: true
    }

    Banner {
        icon: "done"
        title: "Back online. Everything was sent."
        tone: Tone.Good
        closable: true
        Layout.fillWidth: true
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true

        EmptyState {
            icon: "queue"
            title: "Nothing to pick"
            text: "New orders appear here by themselves, with a sound."
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }

        EmptyState {
            icon: "error"
            title: "The disk is full"
            text: "Nothing was lost. Free some space, then try again."
            action: "Try again"
            tone: Tone.Bad
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    }

    Toast {
        icon: "short"
        text: "2 × English Breakfast marked as can't find"
        undoable: true
        key: "F3"
        Layout.alignment: Qt.AlignHCenter
    }
}
