// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/ElementString.h"

#include "core/barcode/ApplicationIdentifier.h"
#include "core/domain/Codes.h"

#include <algorithm>
#include <array>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

// Keys and what may not stand beside them (General Specifications, 4.13, as far as a shop meets
// it).
constexpr std::array<std::array<QLatin1StringView, 2>, 8> exclusivePairs{{{"01"_L1, "02"_L1},
                                                                          {"01"_L1, "03"_L1},
                                                                          {"01"_L1, "37"_L1},
                                                                          {"01"_L1, "8006"_L1},
                                                                          {"02"_L1, "03"_L1},
                                                                          {"21"_L1, "235"_L1},
                                                                          {"420"_L1, "421"_L1},
                                                                          {"422"_L1, "426"_L1}}};

struct Step
{
    Element element;
    qsizetype size = 0; ///< characters taken, a following separator included
    bool openEnded = false;
};

Result<Step> firstElement(QStringView text)
{
    const ApplicationIdentifier *row = ApplicationIdentifier::inFrontOf(text);
    if (!row)
        return failure(ErrorKind::Malformed, codes::unknownAi,
                       u"no application identifier begins with %1"_s.arg(
                           text.first(std::min<qsizetype>(text.size(), 4))));
    const QStringView ai = text.first(row->digits);
    const QStringView rest = text.sliced(row->digits);

    qsizetype end = rest.indexOf(groupSeparator);
    const bool openEnded = end < 0 && !hasPredefinedLength(ai);
    if (end < 0)
        end = rest.size();
    if (hasPredefinedLength(ai))
        end = std::min<qsizetype>(end, row->sizeMax());
    const QStringView value = rest.first(end);
    if (Status status = row->check(ai, value); !status)
        return failure(status.error());

    const bool separated = end < rest.size() && rest[end] == groupSeparator;
    return Step{
        {ai.toString(), value.toString()}, row->digits + end + (separated ? 1 : 0), openEnded};
}

/// True for elements that a random text hardly ever looks like: their value carries a check.
bool isTelling(const Element &element)
{
    const ApplicationIdentifier *row = ApplicationIdentifier::find(element.ai);
    const AiPart::Check check = row->parts().front().check;
    return check == AiPart::Check::CheckDigit || check == AiPart::Check::Date ||
           check == AiPart::Check::DateDayOptional;
}

bool isWholeElementString(QStringView text)
{
    while (!text.isEmpty()) {
        const Result<Step> step = firstElement(text);
        if (!step)
            return false;
        text = text.sliced(step->size);
    }
    return true;
}

/// True when the end of a value without separator behind it would be elements by itself.
bool mayHoldElements(QStringView value)
{
    for (qsizetype from = 1; from < value.size(); ++from) {
        const QStringView tail = value.sliced(from);
        const Result<Step> step = firstElement(tail);
        if (step && isTelling(step->element) && isWholeElementString(tail.sliced(step->size)))
            return true;
    }
    return false;
}

bool contains(const QList<Element> &elements, QLatin1StringView ai)
{
    return std::ranges::any_of(elements, [&](const Element &one) { return one.ai == ai; });
}

void warnOfConflicts(ElementString &string)
{
    const bool conflict = std::ranges::any_of(exclusivePairs, [&](const auto &pair) {
        return contains(string.elements, pair[0]) && contains(string.elements, pair[1]);
    });
    if (conflict)
        string.warnings.append(codes::conflictingAis);
}

/// Where "(ai)" stands at the beginning of `text`, its identifier; empty otherwise.
QStringView bracketedAi(QStringView text)
{
    const qsizetype close = text.indexOf(u')');
    if (close < 3 || text[0] != u'(')
        return {};
    const QStringView ai = text.sliced(1, close - 1);
    return ApplicationIdentifier::find(ai) ? ai : QStringView();
}

struct BracketedStep
{
    Element element;
    qsizetype size = 0;
};

/// Takes the shortest value that is valid and followed by another identifier or the end.
Result<BracketedStep> firstBracketed(QStringView text)
{
    const QStringView ai = bracketedAi(text);
    if (ai.isEmpty())
        return failure(ErrorKind::Malformed, codes::unknownAi,
                       u"no application identifier in brackets where %1 stands"_s.arg(text));
    const ApplicationIdentifier *row = ApplicationIdentifier::find(ai);
    const qsizetype from = ai.size() + 2;
    std::optional<Error> firstError;
    for (qsizetype end = from; end <= text.size(); ++end) {
        const bool atEnd = end == text.size();
        const bool escaped = end > from && text[end - 1] == u'\\';
        if (!atEnd && (escaped || bracketedAi(text.sliced(end)).isEmpty()))
            continue;
        const QString value = text.sliced(from, end - from).toString().replace("\\("_L1, "("_L1);
        const Status status = row->check(ai, value);
        if (status)
            return BracketedStep{{ai.toString(), value}, end};
        if (!firstError)
            firstError = status.error();
    }
    return failure(*firstError);
}

} // namespace

QString ElementString::valueOf(QStringView ai) const
{
    const auto found = std::ranges::find(elements, ai, &Element::ai);
    return found == elements.end() ? QString() : found->value;
}

Status appendElement(ElementString &string, Element element)
{
    const auto same = std::ranges::find(string.elements, element.ai, &Element::ai);
    if (same == string.elements.end()) {
        string.elements.append(std::move(element));
        return {};
    }
    if (same->value == element.value)
        return {};
    return failure(ErrorKind::Malformed, codes::repeatedAi,
                   u"(%1) is %2 and then %3"_s.arg(element.ai, same->value, element.value));
}

Result<ElementString> parseElementString(QStringView text, Separators separators)
{
    if (text.startsWith(groupSeparator))
        text = text.sliced(1);
    if (text.isEmpty())
        return failure(ErrorKind::Malformed, codes::emptyCode, u"a GS1 symbol without content"_s);

    ElementString result;
    bool uncertain = false;
    while (!text.isEmpty()) {
        const Result<Step> step = firstElement(text);
        const Status added = step ? appendElement(result, step->element) : failure(step.error());
        if (!added && separators == Separators::Lost && !result.elements.isEmpty()) {
            uncertain = true;
            break;
        }
        if (!added)
            return failure(added.error());
        uncertain = step->openEnded &&
                    (separators == Separators::Lost || mayHoldElements(step->element.value));
        text = text.sliced(step->size);
    }
    if (uncertain)
        result.warnings.append(codes::uncertainSeparator);
    warnOfConflicts(result);
    return result;
}

bool looksBracketed(QStringView text)
{
    return !bracketedAi(text).isEmpty();
}

Result<ElementString> parseBracketed(QStringView text)
{
    ElementString result;
    while (!text.isEmpty()) {
        Result<BracketedStep> step = firstBracketed(text);
        if (!step)
            return failure(step.error());
        if (Status added = appendElement(result, std::move(step->element)); !added)
            return failure(added.error());
        text = text.sliced(step->size);
    }
    warnOfConflicts(result);
    return result;
}

} // namespace storehand
