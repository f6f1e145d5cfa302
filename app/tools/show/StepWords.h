// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tools/show/TryList.h"

#include <QString>

namespace storehand::show {

/// What there is to try, and how, in the reader's language.
struct StepWords
{
    QString title;
    QString how;
};

[[nodiscard]] StepWords wordsOf(Step step);

/// What the station made of a read, in a few words; `tone` is a Tone.
struct ScanWords
{
    QString text;
    int tone = 0;
};

/// `result` as in the event `scan`.
[[nodiscard]] ScanWords wordsOf(const QString &result);

} // namespace storehand::show
