// SPDX-License-Identifier: Apache-2.0
#include "app/tools/story/Narrator.h"

#include <cstdio>

namespace storehand::story {

using namespace Qt::Literals::StringLiterals;

namespace {

void print(const QString &line)
{
    std::printf("%s\n", qUtf8Printable(line));
    std::fflush(stdout);
}

} // namespace

void Narrator::chapter(const QString &title)
{
    print(u"\n%1. %2"_s.arg(++m_chapters).arg(title));
}

void Narrator::say(const QString &line)
{
    print(u"     "_s + line);
}

void Narrator::seen(const QString &line)
{
    ++m_seen;
    print(u"   ✓ "_s + line);
}

Status Narrator::expect(bool right, const QString &expected, const QString &came)
{
    if (!right) {
        return failure(ErrorKind::Conflict, u"not_as_told"_s,
                       u"expected: %1; came: %2"_s.arg(expected, came));
    }
    seen(expected);
    return {};
}

void Narrator::close(const Status &outcome)
{
    if (outcome)
        print(u"\nAll was as told: %1 things seen and found right."_s.arg(m_seen));
    else
        print(u"\n   ✗ Not as told. %1 (%2)"_s.arg(outcome.error().detail, outcome.error().code));
}

} // namespace storehand::story
