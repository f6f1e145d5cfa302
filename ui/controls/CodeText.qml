// SPDX-License-Identifier: Apache-2.0
import QtQuick

/** Order numbers, shelf places, barcodes: zero and O, one and I are told apart. */
Label {
    font.family: Theme.codeFamily
    font.weight: Font.DemiBold
    font.letterSpacing: 0
}
