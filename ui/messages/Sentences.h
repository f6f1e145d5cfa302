// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>

#include <span>

namespace storehand {

/// The English source texts of one code, marked for translation; null where there is none.
struct Sentences
{
    QLatin1StringView code;
    const char *title = nullptr;
    const char *safe = nullptr;
    const char *next = nullptr;
};

/// Every code that people can meet, in the order of core/domain/Codes.h.
[[nodiscard]] std::span<const Sentences> allSentences();

} // namespace storehand
