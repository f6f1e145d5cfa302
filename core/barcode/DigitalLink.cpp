// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/DigitalLink.h"

#include "core/barcode/AiRules.h"
#include "core/barcode/ApplicationIdentifier.h"
#include "core/barcode/Gtin.h"
#include "core/domain/Codes.h"

#include <algorithm>
#include <array>
#include <cctype>

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
    Key{"414"_L1, {"254"_L1}},
    Key{"414"_L1, {"7040"_L1}},
    Key{"415"_L1, {"8020"_L1}},
    Key{"417"_L1, {"7040"_L1}},
    Key{"8003"_L1, {}},
    Key{"8004"_L1, {"7040"_L1}},
    Key{"8010"_L1, {"8011"_L1}},
    Key{"8013"_L1, {}},
    Key{"8017"_L1, {"8019"_L1}},
    Key{"8018"_L1, {"8019"_L1}},
};

/// The parts of a web address that matter; views into it.
struct Address
{
    QList<QStringView> path;
    QStringView query;
    /// False for one that leads nowhere, since it has no host or an impossible one, and for
    /// "Https", which is no scheme of links.
    bool isUsual = false;
};

/// Nothing unless `uri` is a web address with a path.
std::optional<Address> parseAddress(QStringView uri)
{
    constexpr std::array schemes{"https://"_L1, "http://"_L1, "HTTPS://"_L1, "HTTP://"_L1};
    const auto *scheme = std::ranges::find_if(
        schemes, [&](QLatin1StringView one) { return uri.startsWith(one, Qt::CaseInsensitive); });
    if (scheme == schemes.end())
        return std::nullopt;
    const bool usual =
        std::ranges::any_of(schemes, [&](QLatin1StringView one) { return uri.startsWith(one); });
    QStringView rest = uri.sliced(scheme->size());
    rest = rest.first(rest.indexOf(u'#') < 0 ? rest.size() : rest.indexOf(u'#'));
    const qsizetype question = rest.indexOf(u'?');
    const QStringView hostAndPath = question < 0 ? rest : rest.first(question);
    const qsizetype slash = hostAndPath.indexOf(u'/');
    if (slash < 0)
        return std::nullopt;
    const QStringView host = hostAndPath.first(slash);
    const bool impossible = std::ranges::any_of(
        host, [](QChar c) { return c <= u' ' || "_~?#@!$&'()*+,;=%"_L1.contains(c); });
    return Address{hostAndPath.sliced(slash + 1).split(u'/'),
                   question < 0 ? QStringView() : rest.sliced(question + 1),
                   usual && !host.isEmpty() && !impossible};
}

bool isOfAddress(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') ||
           "-._~:/?#[]@!$&'()*+,;=%"_L1.contains(c);
}

/// The text with its percent sequences decoded; broken ones stay as they are.
QString decoded(QStringView text)
{
    const QByteArray bytes = text.toUtf8();
    QByteArray result;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        bool hex = false;
        const int code = bytes.mid(at + 1, 2).toInt(&hex, 16);
        const bool sequence = bytes[at] == '%' && at + 2 < bytes.size() && hex &&
                              std::isxdigit(static_cast<unsigned char>(bytes[at + 1]));
        result.append(sequence ? static_cast<char>(code) : bytes[at]);
        at += sequence ? 2 : 0;
    }
    return QString::fromUtf8(result);
}

/// True when these identifiers are a key with qualifiers of it in order.
bool isKeyWithQualifiers(const QStringList &ais)
{
    return std::ranges::any_of(keys, [&](const Key &key) {
        if (ais[0] != key.ai)
            return false;
        const auto *next = key.qualifiers.begin();
        for (const QString &ai : ais.sliced(1)) {
            next = std::find(next, key.qualifiers.end(), ai);
            if (next == key.qualifiers.end())
                return false;
            ++next;
        }
        return true;
    });
}

/// True for an identifier that would be a qualifier of this path.
bool belongsIntoPath(const QStringList &path, const QString &ai)
{
    for (qsizetype at = 1; at <= path.size(); ++at) {
        QStringList longer = path;
        longer.insert(at, ai);
        if (isKeyWithQualifiers(longer))
            return true;
    }
    return false;
}

bool isKey(QStringView ai)
{
    return std::ranges::any_of(keys, [&](const Key &key) { return key.ai == ai; });
}

bool beginsWithDigits(QStringView ai)
{
    return ApplicationIdentifier::find(ai)->parts().front().set == AiPart::Set::Digits;
}

/// True for what somebody meant as the value of a key; "2026/01/15" is only a date in an address.
bool isMeantAsValue(QStringView ai, const QString &value)
{
    constexpr qsizetype digitsMin = 8;
    constexpr qsizetype dateSizeMax = 2;
    if (!beginsWithDigits(ai))
        return true;
    if (isAllDigits(value) && value.size() > dateSizeMax && (ai == u"00" || ai == u"01"))
        return true;
    if (value.size() < digitsMin)
        return false;
    const auto digits =
        std::ranges::count_if(value, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isAllDigits(value.first(digitsMin)) || digits * 4 >= value.size() * 3;
}

/// True when the path is a key, its number and perhaps what belongs to it, and nothing else.
bool isNothingButLink(const QList<QStringView> &path)
{
    if (path.size() % 2 != 0 || !isKey(path[0]))
        return false;
    for (qsizetype at = 0; at < path.size(); at += 2) {
        if (!ApplicationIdentifier::find(path[at]))
            return false;
    }
    const bool lacksNumber = path[1].isEmpty() && path.size() > 2;
    return !beginsWithDigits(path[0]) || isAllDigits(decoded(path[1])) || lacksNumber;
}

/// The rightmost key of the path with everything behind it; nothing when there is none.
QList<QStringView> fromKeyOn(const QList<QStringView> &path)
{
    for (qsizetype at = path.size() - 2; at >= 0; at -= 2) {
        if (!ApplicationIdentifier::find(path[at]))
            return {};
        if (isKey(path[at])) {
            const bool isMeant =
                isMeantAsValue(path[at], decoded(path[at + 1])) || isNothingButLink(path);
            return isMeant ? path.sliced(at) : QList<QStringView>();
        }
    }
    return {};
}

/// True when a key of this path has a right value.
bool holdsNumber(const QList<QStringView> &path)
{
    for (qsizetype at = 0; at < path.size(); ++at) {
        if (!isKey(path[at]) || !beginsWithDigits(path[at]))
            continue;
        const auto value = std::find_if(path.begin() + at + 1, path.end(),
                                        [](QStringView segment) { return !segment.isEmpty(); });
        const ApplicationIdentifier *row = ApplicationIdentifier::find(path[at]);
        if (value != path.end() && row->check(path[at], decoded(*value)))
            return true;
    }
    return false;
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

/// Each identifier may stand in a link only once, also with the same value.
Status appendOnce(ElementString &result, const Result<Element> &element)
{
    if (!element)
        return failure(element.error());
    if (!result.valueOf(element->ai).isEmpty())
        return failure(ErrorKind::Malformed, codes::repeatedAi,
                       u"(%1) stands in the link twice"_s.arg(element->ai));
    return appendElement(result, *element);
}

Status takePath(ElementString &result, const QList<QStringView> &segments)
{
    QStringList ais;
    for (qsizetype i = 0; i < segments.size(); i += 2)
        ais.append(segments[i].toString());
    if (!isKeyWithQualifiers(ais))
        return failure(ErrorKind::Malformed, codes::badLinkPath,
                       u"the path goes %1"_s.arg(ais.join(u", "_s)));
    for (qsizetype i = 0; i < segments.size(); i += 2) {
        if (segments[i + 1].isEmpty())
            return failure(ErrorKind::Malformed, codes::badLinkPath,
                           u"(%1) has no value"_s.arg(segments[i]));
        const QString value = decoded(segments[i + 1]);
        if (Status taken = appendOnce(result, checkedElement(segments[i], value)); !taken)
            return taken;
    }
    return {};
}

Status takeAttribute(ElementString &result, const QStringList &path, QStringView attribute)
{
    const qsizetype equals = attribute.indexOf(u'=');
    const QStringView ai = attribute.first(std::max<qsizetype>(equals, 0));
    if (!isAllDigits(ai))
        return {};
    const ApplicationIdentifier *row = ApplicationIdentifier::find(ai);
    const QStringView value = attribute.sliced(equals + 1);
    if (row && (!row->isLinkAttribute || value.isEmpty() || belongsIntoPath(path, ai.toString())))
        return failure(ErrorKind::Malformed, codes::badLinkAttribute,
                       u"(%1) in the query, or without a value"_s.arg(ai));
    return appendOnce(result, checkedElement(ai, decoded(value.toString().replace(u'+', u' '))));
}

} // namespace

Result<ElementString> parseDigitalLink(QStringView uri)
{
    const std::optional<Address> address = parseAddress(uri);
    const QList<QStringView> segments =
        address && address->isUsual ? fromKeyOn(address->path) : QList<QStringView>();
    // whatever is wrong with the address, it was meant as a link
    if (segments.isEmpty() && address &&
        (holdsNumber(address->path) || isNothingButLink(address->path)))
        return failure(ErrorKind::Malformed, codes::badLinkPath,
                       u"%1 has a number, but not where a link has it"_s.arg(uri));
    if (segments.isEmpty())
        return failure(ErrorKind::Malformed, codes::notDigitalLink,
                       u"%1 is not a GS1 Digital Link"_s.arg(uri));
    if (!std::ranges::all_of(uri, isOfAddress))
        return failure(ErrorKind::Malformed, codes::badCharacter,
                       u"%1 has a character that no web address has"_s.arg(uri));

    ElementString result;
    if (Status taken = takePath(result, segments); !taken)
        return failure(taken.error());
    QStringList path;
    for (const Element &element : std::as_const(result.elements))
        path.append(element.ai);
    for (const QStringView attribute : address->query.split(u'&', Qt::SkipEmptyParts)) {
        if (Status taken = takeAttribute(result, path, attribute); !taken)
            return failure(taken.error());
    }
    if (Status fine = applyAiRules(result); !fine)
        return failure(fine.error());
    return result;
}

} // namespace storehand
