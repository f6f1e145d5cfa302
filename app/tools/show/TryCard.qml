// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Storehand.Controls
import Storehand.Show

/** What there is to try; each line ticks itself off when it has really happened. */
Card {
    id: card

    required property ShowViewModel model

    contentItem: ColumnLayout {
        spacing: Theme.half

        RowLayout {
            spacing: Theme.unit
            Layout.bottomMargin: Theme.half

            Label {
                text: qsTr("Try it yourself")
                strong: true
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading
            }

            Label {
                text: card.model.stepsText
                size: Theme.textSmall
                quiet: true
            }
        }

        Column {
            spacing: Theme.half
            Layout.fillWidth: true

            Repeater {
                model: card.model.steps

                TryLine {
                    width: card.availableWidth
                }
            }
        }
    }
}
