// SPDX-License-Identifier: Apache-2.0
import QtQuick
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
    property bool starting: false // there is no station yet
    property bool asking: true // who works here is asked before anything else
    // The numbers are those of Page.
    readonly property int open: starting || asking ? -1 : frame.page

    StartPage {
        anchors.fill: parent
        visible: window.starting
        model: window.start
    }

    SignInPage {
        anchors.fill: parent
        visible: window.asking && !window.starting
        model: window.signIn
    }

    QueuePage {
        anchors.fill: parent
        visible: window.open === 0
        model: window.queue
    }

    PickPage {
        anchors.fill: parent
        visible: window.open === 1
        model: window.pick
    }

    StagePage {
        anchors.fill: parent
        visible: window.open === 2
        model: window.stage
    }

    CounterPage {
        anchors.fill: parent
        visible: window.open === 4
        model: window.counter
    }

    DevicesPage {
        anchors.fill: parent
        visible: window.open === 10
        model: window.devices
    }

    SettingsPage {
        anchors.fill: parent
        visible: window.open === 11
        model: window.settings
    }

    SyncPage {
        anchors.fill: parent
        visible: window.open === 12
        model: window.sync
    }
}
