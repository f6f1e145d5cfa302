// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/AiRules.h"

#include "core/barcode/ApplicationIdentifier.h"
#include "core/domain/Codes.h"

#include <QStringTokenizer>

#include <algorithm>
#include <array>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

QLatin1StringView latin1(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// True when `ai` is what the rule says, in which `n` stands for any digit.
bool matches(QStringView ai, QLatin1StringView rule)
{
    return ai.size() == rule.size() &&
           std::equal(ai.begin(), ai.end(), rule.begin(), [](QChar digit, char wanted) {
               return wanted == 'n' || QLatin1Char(wanted) == digit;
           });
}

/// The first element other than `self` that the rule names, or null.
const Element *companion(const ElementString &string, const Element &self, QLatin1StringView rule)
{
    const auto found = std::ranges::find_if(string.elements, [&](const Element &one) {
        return one.ai != self.ai && matches(one.ai, rule);
    });
    return found == string.elements.end() ? nullptr : &*found;
}

const Element *excludedBy(const ElementString &string, const Element &self,
                          const ApplicationIdentifier &row)
{
    for (const QLatin1StringView rule :
         QStringTokenizer(latin1(row.excludes), u',', Qt::SkipEmptyParts)) {
        if (const Element *other = companion(string, self, rule))
            return other;
    }
    return nullptr;
}

bool hasWhatItNeeds(const ElementString &string, const Element &self,
                    const ApplicationIdentifier &row)
{
    if (row.needs.empty())
        return true;
    for (const QLatin1StringView group : QStringTokenizer(latin1(row.needs), u',')) {
        bool hasAll = true;
        for (const QLatin1StringView rule : QStringTokenizer(group, u'+'))
            hasAll = hasAll && companion(string, self, rule);
        if (hasAll)
            return true;
    }
    return false;
}

/// A signature must say what it signs: one document, coupon or asset, not a whole class of them.
const Element *unsignable(const ElementString &string)
{
    constexpr qsizetype classSize = 13;
    constexpr qsizetype assetClassSize = 14;
    if (string.valueOf(u"8030").isEmpty())
        return nullptr;
    const auto found = std::ranges::find_if(string.elements, [](const Element &one) {
        return ((one.ai == u"253" || one.ai == u"255") && one.value.size() == classSize) ||
               (one.ai == u"8003" && one.value.size() == assetClassSize);
    });
    return found == string.elements.end() ? nullptr : &*found;
}

} // namespace

Status applyAiRules(ElementString &string)
{
    bool complete = true;
    for (const Element &element : string.elements) {
        const ApplicationIdentifier *row = ApplicationIdentifier::find(element.ai);
        if (const Element *other = excludedBy(string, element, *row))
            return failure(ErrorKind::Malformed, codes::conflictingAis,
                           u"(%1) may not stand beside (%2)"_s.arg(element.ai, other->ai));
        complete = complete && hasWhatItNeeds(string, element, *row);
    }
    if (const Element *element = unsignable(string))
        return failure(ErrorKind::Malformed, codes::conflictingAis,
                       u"(8030) signs (%1), which names no single thing"_s.arg(element->ai));
    if (!complete)
        string.warnings.append(codes::missingCompanion);
    return {};
}

} // namespace storehand
