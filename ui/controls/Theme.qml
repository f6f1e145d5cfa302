// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick
import Storehand.Controls

/**
 * Every colour, size and duration of the screens. The frame writes the four settings at the top;
 * pages only read. Sizes follow the text scale, so nothing else needs to know it.
 */
QtObject {
    id: theme

    // Settings
    property bool dark: false
    property real textScale: 1 // 1 to 2
    property bool reducedMotion: false
    property bool rightToLeft: false

    // Colours
    readonly property color paper: dark ? "#0F1418" : "#F6F7F9"
    readonly property color card: dark ? "#182027" : "#FFFFFF"
    readonly property color sunk: dark ? "#0B0F13" : "#ECEFF3"
    readonly property color ink: dark ? "#E8EDF2" : "#131A22"
    readonly property color quietInk: dark ? "#97A4B2" : "#5A6674"
    readonly property color line: dark ? "#2A343E" : "#DFE4EA"
    readonly property color edge: dark ? "#65727F" : "#84909E" // borders that must be seen
    readonly property color accent: dark ? "#7AB0FF" : "#0B57D0"
    readonly property color good: dark ? "#57C98D" : "#1A7F4B"
    readonly property color warn: dark ? "#F0A04B" : "#B25E09"
    readonly property color bad: dark ? "#FF8080" : "#C4232B"
    readonly property color solidInk: dark ? "#0B1622" : "#FFFFFF" // on accent, good, warn, bad
    readonly property color accentTint: dark ? "#1A2C45" : "#E8F0FD"
    readonly property color neutralTint: dark ? "#222C36" : "#ECEFF3"
    readonly property color goodTint: dark ? "#143022" : "#E6F4EC"
    readonly property color warnTint: dark ? "#372812" : "#FDF1E1"
    readonly property color badTint: dark ? "#3D1E22" : "#FDEAEA"
    readonly property color goodInk: dark ? good : "#14683D" // text on the tints
    readonly property color warnInk: dark ? warn : "#8F4A05"
    readonly property color badInk: dark ? bad : "#B01F27"
    readonly property color scrim: dark ? "#B3000000" : "#66131A22"
    readonly property color hover: dark ? "#14FFFFFF" : "#0D131A22"
    readonly property color press: dark ? "#29FFFFFF" : "#1F131A22"

    // Text. Large sizes are read from afar already and grow half as much.
    readonly property string family: regular.name
    readonly property string codeFamily: codes.name // slashed zero: shelf places, order numbers
    readonly property int textSmall: Math.round(14 * textScale)
    readonly property int textBody: Math.round(16 * textScale)
    readonly property int textTitle: Math.round(20 * textScale)
    readonly property int textLarge: Math.round(28 * (1 + (textScale - 1) * 0.75))
    readonly property int textDisplay: Math.round(44 * (1 + (textScale - 1) * 0.5))
    readonly property int textCount: Math.round(72 * (1 + (textScale - 1) * 0.5))

    // Space
    readonly property int half: 4
    readonly property int unit: 8
    readonly property int gap: 16
    readonly property int wide: 24
    readonly property int target: Math.max(48, Math.round(32 * textScale))
    readonly property int largeTarget: Math.max(64, Math.round(44 * textScale))
    readonly property int rail: Math.max(72, Math.round(72 * (1 + (textScale - 1) * 0.6)))
    readonly property int icon: Math.round(24 * (1 + (textScale - 1) * 0.5))
    readonly property int smallIcon: Math.round(18 * (1 + (textScale - 1) * 0.75))
    readonly property int cardRadius: 12
    readonly property int radius: 10

    // Motion
    readonly property int quick: reducedMotion ? 0 : 120
    readonly property int calm: reducedMotion ? 0 : 180

    readonly property FontLoader regular: FontLoader {
        source: "qrc:/storehand/fonts/InterTabular-Regular.otf"
    }
    readonly property FontLoader medium: FontLoader {
        source: "qrc:/storehand/fonts/InterTabular-Medium.otf"
    }
    readonly property FontLoader semiBold: FontLoader {
        source: "qrc:/storehand/fonts/InterTabular-SemiBold.otf"
    }
    readonly property FontLoader codes: FontLoader {
        source: "qrc:/storehand/fonts/InterCodes-SemiBold.otf"
    }

    /** The full colour of a tone: shapes, icons, filled areas under solidInk. */
    function solid(tone: int): color {
        switch (tone) {
        case Tone.Info:
            return accent
        case Tone.Good:
            return good
        case Tone.Warn:
            return warn
        case Tone.Bad:
            return bad
        default:
            return edge
        }
    }

    /** The faint fill of a tone. */
    function tint(tone: int): color {
        switch (tone) {
        case Tone.Info:
            return accentTint
        case Tone.Good:
            return goodTint
        case Tone.Warn:
            return warnTint
        case Tone.Bad:
            return badTint
        default:
            return neutralTint
        }
    }

    /** Text of a tone, legible on paper, card and the tone's own tint. */
    function text(tone: int): color {
        switch (tone) {
        case Tone.Info:
            return accent
        case Tone.Good:
            return goodInk
        case Tone.Warn:
            return warnInk
        case Tone.Bad:
            return badInk
        default:
            return quietInk
        }
    }
}
