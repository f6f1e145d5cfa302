// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** Text that people read. Plain text always: names and notes come from outside. */
Text {
    property int size: Theme.textBody
    property bool strong: false
    property bool quiet: false

    color: quiet ? Theme.quietInk : Theme.ink
    horizontalAlignment: Text.AlignLeft // the reading side, also of text in another script
    textFormat: Text.PlainText
    font.family: Theme.family
    font.pixelSize: size
    font.weight: strong ? Font.DemiBold : Font.Normal
    font.letterSpacing: size >= Theme.textCount ? -0.04 * size
                                                : size >= Theme.textLarge ? -0.015 * size : 0
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
