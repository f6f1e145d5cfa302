// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Frame

/** Where am I, what time is it, find anything, are we connected, who am I. */
Rectangle {
    id: bar

    required property FrameViewModel frame
    readonly property bool roomy: width >= 1060 * Theme.textScale
    readonly property bool hasStore: frame.storeName !== ""
    readonly property bool tight: width < 700 * Theme.textScale

    function focusSearch() {
        search.forceActiveFocus()
        search.selectAll()
    }

    implicitHeight: Theme.target + Theme.gap
    color: Theme.card

    // What was looked for is seen in the queue, and nowhere else.
    Connections {
        target: bar.frame

        function onPageChanged() {
            if (bar.frame.page !== 0)
                search.clear()
        }
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.unit
        spacing: Theme.unit

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: false
            Layout.maximumWidth: (bar.roomy || !bar.frame.signedIn ? 260 : 150) * Theme.textScale

            Label {
                text: bar.hasStore ? bar.frame.storeName : "Storehand"
                strong: true
                elide: Text.ElideRight
                Layout.fillWidth: true
            }

            Label {
                text: bar.frame.clock
                size: Theme.textSmall
                quiet: true
            }
        }

        // It stands where the shop's name ends: words that come and go beside it do not move it.
        SearchField {
            id: search

            placeholderText: qsTr("Scan or search")
            label: qsTr("Scan or search orders, names, phones, products, parcels")
            visible: bar.frame.signedIn
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gap
            Layout.preferredWidth: 480
            Layout.maximumWidth: 560 * Theme.textScale
            onSearched: text => bar.frame.search(text)
        }

        Item {
            Layout.fillWidth: true
            Layout.minimumWidth: Theme.unit
        }

        BarButton {
            icon.name: bar.frame.networkIcon
            text: bar.frame.networkWord
            tone: bar.frame.networkTone
            wordShown: bar.roomy || (tone !== Tone.Neutral && !bar.tight)
            visible: bar.hasStore
            onClicked: bar.frame.openSync()
        }

        BarButton {
            icon.name: "scanner"
            text: bar.frame.scannerWord
            tone: bar.frame.scannerTone
            wordShown: bar.roomy ? tone !== Tone.Good : tone === Tone.Bad && !bar.tight
            visible: bar.hasStore
            onClicked: bar.frame.openDevices()
        }

        BarButton {
            icon.name: "camera"
            text: qsTr("Scan with the camera (F6)")
            wordShown: false
            visible: bar.frame.signedIn
            onClicked: bar.frame.toggleCamera()
        }

        BarButton {
            initials: bar.frame.personInitials
            text: bar.frame.personName
            wordShown: bar.roomy
            visible: bar.frame.signedIn
            onClicked: bar.frame.switchPerson()
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
