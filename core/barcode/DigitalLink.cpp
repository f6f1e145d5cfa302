// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/DigitalLink.h"

#include "core/barcode/ApplicationIdentifier.h"
#include "core/barcode/Gtin.h"
#include "core/domain/Codes.h"

#include <algorithm>
#include <array>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A primary key with the qualifiers that may follow it in the path, in this order.
struct Key
{
    QLatin1StringView ai;
    std::array<QLatin1StringView, 3> qualifiers;
};

constexpr std::array keys{
    Key{"01"_L1, {"22"_L1, "10"_L1, "21"_L1}},
    Key{"01"_L1, {"235"_L1}},
    Key{"8006"_L1, {"22"_L1, "10"_L1, "21"_L1}},
    Key{"00"_L1, {}},
    Key{"253"_L1, {}},
    Key{"255"_L1, {}},
    Key{"401"_L1, {}},
    Key{"402"_L1, {}},
    Key{"414"_L1, {"254"_L1, "7040"_L1}},
    Key{"417"_L1, {"7040"_L1}},
    Key{"8003"_L1, {}},
    Key{"8004"_L1, {"7040"_L1}},
    Key{"8010"_L1, {"8011"_L1}},
    Key{"8013"_L1, {}},
    Key{"8017"_L1, {"8019"_L1}},
    Key{"8018"_L1, {"8019"_L1}},
};

tl::unexpected<Error> notALink(QStringView uri)
{
    return failure(ErrorKind::Malformed, codes::notDigitalLink,
                   u"%1 is not a GS1 Digital Link"_s.arg(uri));
}

/// What follows "scheme://"; null when there is no web address.
QStringView afterScheme(QStringView uri)
{
    for (const QLatin1StringView scheme :
         {"https://"_L1, "http://"_L1, "HTTPS://"_L1, "HTTP://"_L1}) {
        if (uri.startsWith(scheme))
            return uri.sliced(scheme.size());
    }
    return {};
}

/// The text with its percent sequences decoded; broken ones stay as they are.
QString decoded(QStringView text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
}

bool isQualifierOf(QLatin1StringView key, QStringView ai)
{
    return std::ranges::any_of(keys, [&](const Key &one) {
        return one.ai == key &&
               std::find(one.qualifiers.begin(), one.qualifiers.end(), ai) != one.qualifiers.end();
    });
}

/// True when these segments are pairs of a qualifier of `key` and a value, in order.
bool areQualifiers(const Key &key, const QList<QStringView> &segments)
{
    if (segments.size() % 2 != 0)
        return false;
    auto next = key.qualifiers.begin();
    for (qsizetype i = 0; i < segments.size(); i += 2) {
        next = std::find(next, key.qualifiers.end(), segments[i]);
        if (next == key.qualifiers.end() || segments[i].isEmpty())
            return false;
        ++next;
    }
    return true;
}

struct PathEnd
{
    const Key *key = nullptr;
    QList<QStringView> segments; ///< key, value, qualifier, value, …
};

/// The rightmost key of the path with everything behind it; a null key when there is none.
PathEnd findKey(const QList<QStringView> &segments)
{
    for (qsizetype at = segments.size() - 2; at >= 0; --at) {
        for (const Key &key : keys) {
            if (segments[at] == key.ai && areQualifiers(key, segments.sliced(at + 2)))
                return {&key, segments.sliced(at)};
        }
    }
    return {};
}

QString filledUp(QStringView ai, QString value)
{
    const bool shortGtin = ai == u"01" && isAllDigits(value) &&
                           (value.size() == 8 || value.size() == 12 || value.size() == 13);
    return shortGtin ? value.rightJustified(14, u'0') : value;
}

Result<Element> checkedElement(QStringView ai, const QString &value)
{
    const ApplicationIdentifier *row = ApplicationIdentifier::find(ai);
    if (!row)
        return failure(ErrorKind::Malformed, codes::unknownAi,
                       u"%1 is no application identifier"_s.arg(ai));
    if (Status status = row->check(ai, value); !status)
        return failure(status.error());
    return Element{ai.toString(), value};
}

void appendAttributes(ElementString &result, const Key &key, QStringView query)
{
    for (const QStringView attribute : query.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = attribute.indexOf(u'=');
        const QStringView ai = attribute.first(std::max<qsizetype>(equals, 0));
        if (!isAllDigits(ai))
            continue;
        QString value = attribute.sliced(equals + 1).toString().replace(u'+', u' ');
        Result<Element> element = checkedElement(ai, decoded(value));
        const bool fine =
            element && !isQualifierOf(key.ai, ai) && appendElement(result, std::move(*element));
        if (!fine && !result.warnings.contains(codes::badLinkAttribute))
            result.warnings.append(codes::badLinkAttribute);
    }
}

} // namespace

Result<ElementString> parseDigitalLink(QStringView uri)
{
    const QStringView address = afterScheme(uri);
    const QStringView withoutFragment =
        address.first(address.indexOf(u'#') < 0 ? address.size() : address.indexOf(u'#'));
    const qsizetype question = withoutFragment.indexOf(u'?');
    const QStringView path =
        withoutFragment.first(question < 0 ? withoutFragment.size() : question);
    const QStringView query = question < 0 ? QStringView() : withoutFragment.sliced(question + 1);

    const PathEnd end = findKey(path.split(u'/').mid(1));
    if (!end.key)
        return notALink(uri);

    ElementString result;
    for (qsizetype i = 0; i < end.segments.size(); i += 2) {
        const QStringView ai = end.segments[i];
        Result<Element> element = checkedElement(ai, filledUp(ai, decoded(end.segments[i + 1])));
        if (!element && element.error().code == codes::checkDigit)
            return failure(element.error());
        if (!element)
            return notALink(uri);
        if (!appendElement(result, std::move(*element)))
            return notALink(uri);
    }
    appendAttributes(result, *end.key, query);
    return result;
}

} // namespace storehand
