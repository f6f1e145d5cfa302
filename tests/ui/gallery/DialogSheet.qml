// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Storehand.Controls

Sheet {
    id: sheet

    title: "A question"

    Button {
        id: source

        objectName: "source"
        text: "Hand over"
        kind: Button.Primary
        large: true
        Layout.alignment: Qt.AlignRight
        onClicked: dialog.ask(source)
    }

    Item {
        Layout.fillHeight: true
    }

    ConfirmDialog {
        id: dialog

        parent: sheet
        title: "Hand over without a code?"
        text: "Mere Tamati gets 2 parcels. This cannot be undone and is noted with your name."
        confirmText: "Hand over"
    }
}
