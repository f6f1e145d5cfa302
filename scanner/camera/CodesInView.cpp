// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera/CodesInView.h"

#include <algorithm>

namespace storehand::scanner {

CodesInView::CodesInView(IsExpected isExpected)
    : m_isExpected(std::move(isExpected))
{}

std::optional<Symbol> CodesInView::take(const QList<Symbol> &seen, Millis now)
{
    std::optional<Symbol> agreed;
    std::optional<Symbol> expected;
    QList<qsizetype> here;
    for (const Symbol &symbol : seen) {
        auto known = std::ranges::find(m_codes, symbol, &Code::symbol);
        if (known == m_codes.end()) {
            m_codes.append({.symbol = symbol});
            known = m_codes.end() - 1;
        }
        known->lastSeen = now;
        ++known->frames;
        here.append(known - m_codes.begin());
        if (known->counted)
            continue;
        if (!expected && m_isExpected(symbol))
            expected = symbol;
        if (!agreed && known->frames >= 2)
            agreed = symbol;
    }
    const std::optional<Symbol> counts = expected ? expected : agreed;
    if (counts) {
        for (const qsizetype at : std::as_const(here))
            m_codes[at].counted = true;
    }
    return counts;
}

void CodesInView::moved(Millis now)
{
    m_codes.removeIf([&](const Code &code) { return now - code.lastSeen > absence; });
}

bool CodesInView::isUnsure() const
{
    return std::ranges::any_of(m_codes, [](const Code &code) { return !code.counted; });
}

} // namespace storehand::scanner
