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

/// The three parts of a web address behind its host that matter; views into it.
struct Address
{
    QList<QStringView> path;
    QStringView query;
};

/// Nothing unless `uri` is a web address with a host and a path.
std::optional<Address> parseAddress(QStringView uri)
{
    constexpr std::array schemes{"https://"_L1, "http://"_L1, "HTTPS://"_L1, "HTTP://"_L1};
    const auto *scheme =
        std::ranges::find_if(schemes, [&](QLatin1StringView one) { return uri.startsWith(one); });
    if (scheme == schemes.end())
        return std::nullopt;
    QStringView rest = uri.sliced(scheme->size());
    rest = rest.first(rest.indexOf(u'#') < 0 ? rest.size() : rest.indexOf(u'#'));
    const qsizetype question = rest.indexOf(u'?');
    const QStringView hostAndPath = question < 0 ? rest : rest.first(question);
    const qsizetype slash = hostAndPath.indexOf(u'/');
    const QStringView host = hostAndPath.first(std::max<qsizetype>(slash, 0));
    const bool impossible = std::ranges::any_of(
        host, [](QChar c) { return c <= u' ' || "_~?#@!$&'()*+,;=%"_L1.contains(c); });
    if (host.isEmpty() || impossible)
        return std::nullopt;
    return Address{hostAndPath.sliced(slash + 1).split(u'/'),
                   question < 0 ? QStringView() : rest.sliced(question + 1)};
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

/// True for what somebody meant as the value of a key; "2026/01/15" is only a date in an address.
bool isMeantAsValue(QStringView ai, QStringView value)
{
    constexpr qsizetype digitsMin = 8;
    const ApplicationIdentifier *row = ApplicationIdentifier::find(ai);
    if (row->parts().front().set != AiPart::Set::Digits)
        return true;
    return value.size() >= digitsMin && isAllDigits(value.first(digitsMin));
}

/// The rightmost key of the path with everything behind it; nothing when there is none.
QList<QStringView> fromKeyOn(const QList<QStringView> &path)
{
    for (qsizetype at = path.size() - 2; at >= 0; at -= 2) {
        if (!ApplicationIdentifier::find(path[at]))
            return {};
        if (isKey(path[at]))
            return isMeantAsValue(path[at], path[at + 1]) ? path.sliced(at) : QList<QStringView>();
    }
    return {};
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
    const QList<QStringView> segments = address ? fromKeyOn(address->path) : QList<QStringView>();
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
