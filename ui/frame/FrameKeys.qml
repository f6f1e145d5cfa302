// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Storehand.Controls
import Storehand.Frame

/** The keys that work everywhere. None of them is a plain character: those come from scanners. */
Item {
    id: keys

    required property FrameViewModel frame

    signal searchWanted
    signal helpWanted

    Shortcut {
        sequence: "F1"
        onActivated: keys.helpWanted()
    }

    Shortcut {
        sequence: "F2"
        onActivated: keys.frame.press(ActKey.Short)
    }

    Shortcut {
        sequence: "F3"
        onActivated: keys.frame.press(ActKey.Undo)
    }

    Shortcut {
        sequence: "F4"
        onActivated: keys.frame.press(ActKey.Print)
    }

    Shortcut {
        sequence: "F5"
        onActivated: keys.frame.press(ActKey.Next)
    }

    Shortcut {
        sequence: "Ctrl+F"
        onActivated: keys.searchWanted()
    }

    Shortcut {
        sequence: "Ctrl+L"
        onActivated: keys.frame.switchPerson()
    }
}
