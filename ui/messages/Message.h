// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QString>
#include <QStringList>

namespace storehand {

/// What people read when something did not go as planned: what happened, what is safe, what to do
/// now. The order's number stands beside it on the screen, so the sentences do without.
struct Message
{
    QString title; ///< what happened, one sentence
    QString safe;  ///< what they need not worry about; may be empty
    QString next;  ///< what to do now; may be empty

    /// `safe` and `next` in one paragraph.
    [[nodiscard]] QString detail() const;

    friend bool operator==(const Message &, const Message &) = default;
};

/// The message of a code of core/domain/Codes.h in the reader's language. `args` fill its
/// placeholders in their order. A code without a sentence gets a general one that shows the code.
[[nodiscard]] Message messageFor(const QString &code, const QStringList &args = {});
[[nodiscard]] Message messageFor(const Error &error);

/// Whether the code has a sentence of its own.
[[nodiscard]] bool hasMessage(const QString &code);

} // namespace storehand
