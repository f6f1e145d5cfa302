// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Storehand.Controls
import Storehand.Settings

/** How this station looks and sounds. Everything takes effect at once. */
Flickable {
    id: page

    required property SettingsViewModel model

    contentHeight: column.implicitHeight + 2 * Theme.gap
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    T.ScrollBar.vertical: ScrollBar {}

    component Setting: ColumnLayout {
        id: setting

        required property string caption

        spacing: Theme.unit
        Layout.fillWidth: true

        Label {
            text: setting.caption
            strong: true
        }
    }

    ColumnLayout {
        id: column

        x: Theme.rightToLeft ? page.width - width - Theme.gap : Theme.gap
        y: Theme.gap
        width: Math.min(page.width - 2 * Theme.gap, 720 * Theme.textScale)
        spacing: Theme.wide

        PageHeader {
            title: qsTr("Settings")
            detail: qsTr("of this station")
            Layout.fillWidth: true
        }

        Setting {
            caption: qsTr("Light or dark")

            Segments {
                choices: [qsTr("As the computer"), qsTr("Light"), qsTr("Dark")]
                current: page.model.shade
                label: qsTr("Light or dark")
                Layout.fillWidth: true
                onChosen: index => page.model.shade = index
            }
        }

        Setting {
            caption: qsTr("Language")

            Segments {
                choices: page.model.languages
                current: page.model.language
                label: qsTr("Language")
                Layout.fillWidth: true
                onChosen: index => page.model.language = index
            }
        }

        Setting {
            caption: qsTr("Text size")

            Segments {
                choices: page.model.textSizes
                current: page.model.textSize
                label: qsTr("Text size")
                Layout.fillWidth: true
                onChosen: index => page.model.textSize = index
            }
        }

        Setting {
            caption: qsTr("Volume")

            RowLayout {
                spacing: Theme.gap

                Stepper {
                    value: page.model.volume / 10
                    to: 10
                    label: qsTr("Volume")
                    onMoved: value => page.model.volume = value * 10
                }

                Button {
                    icon.name: page.model.volume === 0 ? "silent" : "sound"
                    text: qsTr("Try it")
                    enabled: page.model.soundAvailable && page.model.volume > 0
                    onClicked: page.model.trySound()
                }

                Label {
                    text: qsTr("This computer has no sound.")
                    quiet: true
                    visible: !page.model.soundAvailable
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
            }
        }

        Setting {
            caption: qsTr("Picking")

            Segments {
                choices: page.model.pickWays
                current: page.model.pickWay
                label: qsTr("Picking")
                Layout.fillWidth: true
                onChosen: index => page.model.pickWay = index
            }

            Label {
                text: page.model.pickWayWords
                quiet: true
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }

        Toggle {
            text: qsTr("Less motion")
            detail: qsTr("Nothing slides or grows.")
            checked: page.model.reducedMotion
            Layout.fillWidth: true
            onToggled: page.model.reducedMotion = checked
        }

        Setting {
            caption: qsTr("Names and phone numbers of customers")

            Label {
                text: page.model.privacyWords
                quiet: true
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
    }
}
