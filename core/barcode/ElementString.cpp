// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/ElementString.h"

#include "core/barcode/AiRules.h"
#include "core/barcode/ApplicationIdentifier.h"
#include "core/barcode/Gtin.h"
#include "core/domain/Codes.h"

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

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

/// True for identifiers that a random text hardly ever looks like: their value carries a check.
bool isTelling(const ApplicationIdentifier &row)
{
    const AiPart::Check check = row.parts().front().check;
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
        const ApplicationIdentifier *row = ApplicationIdentifier::inFrontOf(tail);
        if (!row || !isTelling(*row))
            continue;
        const Result<Step> step = firstElement(tail);
        if (step && isWholeElementString(tail.sliced(step->size)))
            return true;
    }
    return false;
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

/// Where the value that begins at `from` ends: at the next opening bracket that is not escaped.
qsizetype endOfValue(QStringView text, qsizetype from)
{
    for (qsizetype at = text.indexOf(u'(', from); at >= 0; at = text.indexOf(u'(', at + 1)) {
        if (at == from || text[at - 1] != u'\\')
            return at;
    }
    return text.size();
}

Result<BracketedStep> firstBracketed(QStringView text)
{
    const QStringView ai = bracketedAi(text);
    if (ai.isEmpty())
        return failure(ErrorKind::Malformed, codes::unknownAi,
                       u"no application identifier in brackets where %1 stands"_s.arg(text));
    const qsizetype from = ai.size() + 2;
    const qsizetype end = endOfValue(text, from);
    const QString value = text.sliced(from, end - from).toString().replace("\\("_L1, "("_L1);
    if (const Status status = ApplicationIdentifier::find(ai)->check(ai, value); !status)
        return failure(status.error());
    return BracketedStep{{ai.toString(), value}, end};
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
    if (same != string.elements.end() && same->value != element.value)
        return failure(ErrorKind::Malformed, codes::repeatedAi,
                       u"(%1) is %2 and then %3"_s.arg(element.ai, same->value, element.value));
    string.elements.append(std::move(element));
    return {};
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
    if (Status status = applyAiRules(result); !status)
        return failure(status.error());
    return result;
}

bool looksBracketed(QStringView text)
{
    if (!text.startsWith(u'('))
        return false;
    // "(05)12" is a mistake in an element string; "(09) 123 4567" is a telephone number, "(2)" a
    // bin
    const bool isOneWord = std::ranges::none_of(text, [](QChar c) { return c.isSpace(); });
    if (isOneWord && text.size() > 1 && text[1].isDigit() && text.indexOf(u')') != text.size() - 1)
        return true;
    for (qsizetype at = 0; at >= 0; at = text.indexOf(u'(', at + 1)) {
        if (!bracketedAi(text.sliced(at)).isEmpty())
            return true;
    }
    return false;
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
    if (Status status = applyAiRules(result); !status)
        return failure(status.error());
    return result;
}

} // namespace storehand
