// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Scan.h"
#include "scanner/ScannerStatus.h"
#include "ui/devices/ScannerRow.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

namespace storehand {

/// Bytes with the names of what cannot be printed: "LOT42<GS>21A1<CR>".
[[nodiscard]] QString namedBytes(const QByteArray &bytes);

/// What a read says, a row for each thing: item, lot, date, own code, what is wrong. `title` is
/// that of the product where somebody knows it.
[[nodiscard]] QList<MeaningRow> meaningOf(const Scan &scan, const QString &title, QDate today);

/// "GS1-128 · ]C1"; empty when the scanner does not say which symbol it was.
[[nodiscard]] QString symbolOf(const Scan &scan);

/// How the reads of this scanner are told apart, in one sentence.
[[nodiscard]] QString framingWords(const scanner::ScannerStatus &status);

/// What a lesson found out, a sentence each.
[[nodiscard]] QStringList lessonWords(const scanner::ScannerStatus &status);

/// What to do now in a lesson that is not finished, or what went wrong.
[[nodiscard]] QString lessonHint(const scanner::LessonStatus &lesson,
                                 const scanner::ScannerSettings &settings);

/// The layouts that ScannerSettings::keys can name, with what people call them.
struct KeysChoice
{
    QString keys;
    QString words;
};
[[nodiscard]] QList<KeysChoice> keysChoices();

} // namespace storehand
