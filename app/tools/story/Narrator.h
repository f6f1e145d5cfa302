// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QString>

namespace storehand::story {

/// Tells the reader of the terminal what happens, in plain words: headings for the chapters, lines
/// for what is done, ticks for what was seen and found right.
class Narrator
{
public:
    void chapter(const QString &title);
    void say(const QString &line);
    void seen(const QString &line);

    /// A tick when `right`, else an error that says what was expected and what came.
    [[nodiscard]] Status expect(bool right, const QString &expected, const QString &came);

    /// The last word: how many things were seen right, or what went wrong.
    void close(const Status &outcome);

private:
    int m_chapters = 0;
    int m_seen = 0;
};

} // namespace storehand::story
