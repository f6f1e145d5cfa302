// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Storehand.Controls

/**
 * A surface that holds things that belong together. A tone gives it a faint fill and a firm
 * edge.
 */
T.Pane {
    id: card

    property int tone: Tone.Neutral

    padding: Theme.gap
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding

    background: Rectangle {
        radius: Theme.cardRadius
        color: card.tone === Tone.Neutral ? Theme.card : Theme.tint(card.tone)
        border.width: 1
        border.color: card.tone === Tone.Neutral ? Theme.line : Theme.solid(card.tone)
    }
}
