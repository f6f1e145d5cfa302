// SPDX-License-Identifier: Apache-2.0
#include "core/planning/ShelfPlace.h"

#include <QRegularExpression>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

std::optional<ShelfPlace> ShelfPlace::fromText(const QString &text)
{
    // Six digits hold any number on a shelf and fit into an int.
    static const QRegularExpression form(
        u"^(\\p{L}{0,8})([0-9]{1,6})(?:[-./ ]([0-9]{1,6}))?(?:[-./ ]([0-9]{1,6}))?$"_s);
    const QRegularExpressionMatch match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    return ShelfPlace{match.captured(1).toUpper(), match.captured(2).toInt(),
                      match.captured(3).toInt(), match.captured(4).toInt()};
}

std::strong_ordering operator<=>(const ShelfPlace &a, const ShelfPlace &b)
{
    if (const int zones = a.zone.compare(b.zone); zones != 0)
        return zones <=> 0;
    if (const auto aisles = a.aisle <=> b.aisle; aisles != 0)
        return aisles;
    if (const auto bays = a.bay <=> b.bay; bays != 0)
        return bays;
    return a.shelf <=> b.shelf;
}

} // namespace storehand
