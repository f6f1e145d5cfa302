// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Storehand.Controls
import Storehand.Frame

/**
 * The window around every page: rail, top bar, banners, the answer to the last scan, the way back.
 * What stands inside it is the pages; each shows itself when frame.page is its own.
 */
Window {
    id: window

    required property FrameViewModel frame
    required property Appearance appearance
    default property alias pages: pageArea.data

    width: 1280
    height: 800
    minimumWidth: 800
    minimumHeight: 540
    visible: true
    title: frame.storeName === "" ? "Storehand" : qsTr("%1 – Storehand").arg(frame.storeName)
    color: Theme.paper
    // Here and not on the surface, so that questions which open above it are mirrored too.
    LayoutMirroring.enabled: Theme.rightToLeft
    LayoutMirroring.childrenInherit: true

    Binding {
        target: Theme
        property: "dark"
        value: window.appearance.dark
    }

    Binding {
        target: Theme
        property: "textScale"
        value: window.appearance.textScale
    }

    Binding {
        target: Theme
        property: "reducedMotion"
        value: window.appearance.reducedMotion
    }

    Binding {
        target: Theme
        property: "rightToLeft"
        value: window.appearance.rightToLeft
    }

    FrameKeys {
        frame: window.frame
        onSearchWanted: top.focusSearch()
        onHelpWanted: keys.open()
    }

    Item {
        id: surface

        anchors.fill: parent

        NavRail {
            id: rail

            anchors.left: parent.left
            anchors.top: parent.top
            anchors.bottom: parent.bottom
            width: visible ? implicitWidth : 0
            visible: window.frame.signedIn
            frame: window.frame
        }

        TopBar {
            id: top

            anchors.left: rail.right
            anchors.right: parent.right
            anchors.top: parent.top
            frame: window.frame
        }

        AlertArea {
            id: alerts

            anchors.left: rail.right
            anchors.right: parent.right
            anchors.top: top.bottom
            anchors.leftMargin: Theme.gap
            anchors.rightMargin: Theme.gap
            anchors.topMargin: implicitHeight > 0 ? 12 : 0
            frame: window.frame
        }

        FocusScope {
            id: pageArea

            anchors.left: rail.right
            anchors.right: parent.right
            anchors.top: alerts.bottom
            anchors.bottom: parent.bottom
            focus: true
        }

        ScanAnswer {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gap
            anchors.horizontalCenter: pageArea.horizontalCenter
            width: pageArea.width - 2 * Theme.gap
            height: Math.max(implicitHeight, Theme.largeTarget + Theme.wide) // hides the prompt
            tone: window.frame.answer.tone
            title: window.frame.answer.title
            text: window.frame.answer.text
            expected: window.frame.answer.expected
            scanned: window.frame.answer.scanned
            visible: window.frame.answer.shown

            TapHandler {
                onTapped: window.frame.hideAnswer()
            }
        }

        // At the end of the line, where it hides nothing of what a scan will do.
        Toast {
            anchors.bottom: parent.bottom
            anchors.right: pageArea.right
            anchors.margins: Theme.gap
            width: Math.min(pageArea.width - 2 * Theme.gap, implicitWidth)
            icon: window.frame.toast.icon
            text: window.frame.toast.text
            undoable: window.frame.toast.undoable
            key: "F3"
            visible: window.frame.toast.shown && !window.frame.answer.shown
            onUndone: {
                window.frame.hideToast()
                window.frame.press(ActKey.Undo)
            }
            onClosed: window.frame.hideToast()
        }

        AnswerEdge {
            anchors.fill: parent
            tone: window.frame.answer.tone
            shown: window.frame.answer.shown
        }

        KeysDialog {
            id: keys

            parent: surface
        }
    }
}
