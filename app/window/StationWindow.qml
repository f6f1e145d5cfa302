// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Storehand.Camera
import Storehand.Counter
import Storehand.Devices
import Storehand.Frame
import Storehand.Pick
import Storehand.Queue
import Storehand.Settings
import Storehand.Signin
import Storehand.Stage
import Storehand.Start
import Storehand.Sync

/** The station's window: the frame and, inside it, the page that is open. */
FrameWindow {
    id: window

    required property StartViewModel start
    required property SignInViewModel signIn
    required property QueueViewModel queue
    required property PickViewModel pick
    required property StageViewModel stage
    required property CounterViewModel counter
    required property SyncViewModel sync
    required property DevicesViewModel devices
    required property SettingsViewModel settings
    required property CameraViewModel camera
    property bool starting: false // there is no station yet
    property bool asking: true // who works here is asked before anything else
    // The numbers are those of Page.
    readonly property int open: starting || asking ? -1 : frame.page

    // A page is made when it is first opened, and then stays as it was left.
    component Lazy: Loader {
        required property bool shown
        property bool wanted: false

        anchors.fill: parent
        active: wanted
        visible: shown
        focus: shown
        onShownChanged: if (shown) wanted = true
        Component.onCompleted: if (shown) wanted = true
    }

    Lazy {
        shown: window.starting
        sourceComponent: StartPage {
            model: window.start // qmllint disable unqualified
        }
    }

    Lazy {
        shown: window.asking && !window.starting
        sourceComponent: SignInPage {
            model: window.signIn // qmllint disable unqualified
        }
    }

    Lazy {
        shown: window.open === 0
        wanted: true // it stands ready behind the sign-in
        sourceComponent: QueuePage {
            model: window.queue // qmllint disable unqualified
        }
    }

    Lazy {
        shown: window.open === 1
        sourceComponent: PickPage {
            model: window.pick // qmllint disable unqualified
        }
    }

    Lazy {
        shown: window.open === 2
        sourceComponent: StagePage {
            model: window.stage // qmllint disable unqualified
        }
    }

    Lazy {
        shown: window.open === 4
        sourceComponent: CounterPage {
            model: window.counter // qmllint disable unqualified
        }
    }

    Lazy {
        shown: window.open === 10
        sourceComponent: DevicesPage {
            model: window.devices // qmllint disable unqualified
        }
    }

    Lazy {
        shown: window.open === 11
        sourceComponent: SettingsPage {
            model: window.settings // qmllint disable unqualified
        }
    }

    Lazy {
        shown: window.open === 12
        sourceComponent: SyncPage {
            model: window.sync // qmllint disable unqualified
        }
    }

    CameraPanel {
        anchors.fill: parent
        visible: window.open >= 0
        model: window.camera
    }
}
