// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** A time of day, or a day and time, as people of this language write it. */
Label {
    required property date instant
    property bool withDay: false

    text: isNaN(instant.getTime()) ? ""
        : withDay ? Qt.formatDateTime(instant, Qt.locale().dateTimeFormat(Locale.ShortFormat))
        : Qt.formatTime(instant, Qt.locale().timeFormat(Locale.ShortFormat))
}
