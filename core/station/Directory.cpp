// SPDX-License-Identifier: Apache-2.0
#include "core/station/Directory.h"

#include "core/crypto/PickupCode.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

QString folded(const QString &text)
{
    // Letters that Unicode does not take apart, as people without them on the keyboard type them.
    static const QHash<QChar, QString> plainForms{
        {u'ß', u"ss"_s}, {u'ø', u"o"_s},  {u'đ', u"d"_s},  {u'ł', u"l"_s},
        {u'æ', u"ae"_s}, {u'œ', u"oe"_s}, {u'þ', u"th"_s}, {u'ı', u"i"_s},
    };
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        const auto form = plainForms.constFind(c);
        if (form != plainForms.constEnd())
            plain += *form;
        else if (c.category() != QChar::Mark_NonSpacing)
            plain += c;
    }
    return plain.simplified();
}

namespace {

QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits += c;
    }
    return digits;
}

/// Without the zeros that are dialled before a number at home, or before a country.
QString phoneDigitsOf(const QString &text)
{
    const QString digits = digitsOf(text);
    qsizetype zeros = 0;
    while (zeros < digits.size() && digits[zeros] == u'0')
        ++zeros;
    return digits.mid(zeros);
}

bool hasParcel(const Assignment &assignment, const QString &code)
{
    return std::any_of(assignment.parcels.begin(), assignment.parcels.end(),
                       [&](const Parcel &parcel) {
                           return parcel.code.text.compare(code, Qt::CaseInsensitive) == 0;
                       });
}

auto rank(const Assignment &assignment)
{
    const qint64 promise =
        assignment.promiseBy ? assignment.promiseBy->ms : std::numeric_limits<qint64>::max();
    return std::tuple(assignment.isDone(), !isOpen(assignment.state), promise, assignment.id.text);
}

} // namespace

Directory::Directory(const Overlay &overlay, const ProductBook &products, KeyedHash pickupHash,
                     ReadCustomer readCustomer)
    : m_overlay(overlay)
    , m_products(products)
    , m_pickupHash(std::move(pickupHash))
    , m_readCustomer(std::move(readCustomer))
{}

std::optional<Customer> Directory::customer(const CustomerId &id)
{
    return id.isEmpty() ? std::nullopt : m_readCustomer(id);
}

QString Directory::foldedCustomer(const CustomerId &id)
{
    const auto known = m_folded.constFind(id);
    if (known != m_folded.constEnd())
        return *known;
    QString text;
    if (const auto person = customer(id))
        text = folded(person->name + u'\n' + person->pickupPerson + u'\n' + person->email) + u'\n' +
               digitsOf(person->phone);
    return *m_folded.insert(id, text);
}

Directory::Wanted Directory::meaningOf(const QString &text) const
{
    Wanted wanted{.folded = folded(text)};
    if (const auto code = PickupCode::fromTyped(text))
        wanted.pickupHash = code->hash(m_pickupHash);
    const Result<Decoded> decoded = decodeText(text.trimmed());
    if (!decoded)
        return wanted;
    for (const ProductBook::Match &match : m_products.find(*decoded))
        wanted.products.append(match.sku);
    return wanted;
}

bool Directory::hasProduct(const Assignment &assignment, const Wanted &wanted) const
{
    return std::any_of(assignment.lines.begin(), assignment.lines.end(), [&](const Line &line) {
        if (wanted.products.contains(line.sku) || folded(line.sku.text).contains(wanted.folded))
            return true;
        const std::optional<Product> product = m_products.product(line.sku);
        return product && folded(product->title).contains(wanted.folded);
    });
}

bool Directory::matches(const Assignment &assignment, const Wanted &wanted)
{
    const QString &text = wanted.folded;
    if (!wanted.pickupHash.isEmpty() && assignment.pickupCodeHash == wanted.pickupHash)
        return true;
    if (folded(assignment.orderRef).contains(text) || hasParcel(assignment, text) ||
        hasProduct(assignment, wanted))
        return true;
    const QString person = foldedCustomer(assignment.customer);
    const QString digits = phoneDigitsOf(text);
    constexpr int phoneDigitsMin = 4;
    return person.contains(text) || (digits.size() >= phoneDigitsMin && person.contains(digits));
}

QList<AssignmentId> Directory::find(const QString &text)
{
    const Wanted wanted = meaningOf(text);
    if (wanted.folded.isEmpty())
        return {};
    QList<AssignmentId> hits;
    for (const AssignmentId &id : m_overlay.assignmentIds()) {
        if (matches(*m_overlay.assignment(id), wanted))
            hits.append(id);
    }
    std::sort(hits.begin(), hits.end(), [&](const AssignmentId &a, const AssignmentId &b) {
        return rank(*m_overlay.assignment(a)) < rank(*m_overlay.assignment(b));
    });
    if (hits.size() > hitsMax)
        hits.resize(hitsMax);
    return hits;
}

std::optional<AssignmentId> Directory::findCode(const QString &text) const
{
    const auto code = PickupCode::fromTyped(text);
    const QByteArray codeHash = code ? code->hash(m_pickupHash) : QByteArray();
    QList<AssignmentId> hits;
    for (const AssignmentId &id : m_overlay.assignmentIds()) {
        const Assignment &assignment = *m_overlay.assignment(id);
        const bool same = assignment.orderRef.compare(text, Qt::CaseInsensitive) == 0 ||
                          hasParcel(assignment, text) ||
                          (!codeHash.isEmpty() && assignment.pickupCodeHash == codeHash);
        if (same)
            hits.append(id);
    }
    return hits.size() == 1 ? std::optional(hits.first()) : std::nullopt;
}

bool Directory::isPickupCode(const QString &text, const AssignmentId &id) const
{
    const auto code = PickupCode::fromTyped(text);
    const Assignment *assignment = m_overlay.assignment(id);
    return code && assignment && !assignment->pickupCodeHash.isEmpty() &&
           assignment->pickupCodeHash == code->hash(m_pickupHash);
}

} // namespace storehand
