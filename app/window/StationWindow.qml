// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Storehand.Frame
import Storehand.Pick
import Storehand.Queue
import Storehand.Signin

/** The station's window: the frame and, inside it, the page that is open. */
FrameWindow {
    id: window

    required property SignInViewModel signIn
    required property QueueViewModel queue
    required property PickViewModel pick
    property bool asking: true // who works here is asked before anything else

    SignInPage {
        anchors.fill: parent
        visible: window.asking
        model: window.signIn
    }

    QueuePage {
        anchors.fill: parent
        visible: !window.asking && window.frame.page === 0
        model: window.queue
    }

    PickPage {
        anchors.fill: parent
        visible: !window.asking && window.frame.page === 1
        model: window.pick
    }
}
