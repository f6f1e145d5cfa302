// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/Coupon.h"

#include "core/barcode/AiValueCheck.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Company prefixes, retailers and serial numbers say by how much they are longer than this.
constexpr int longNumberMin = 6;

/// Takes one field after the other from the front of a text. Once one was wrong, all are.
class Fields
{
public:
    explicit Fields(QStringView digits)
        : m_rest(digits)
    {}

    [[nodiscard]] bool areRight() const { return m_right; }
    [[nodiscard]] bool areAtEnd() const { return m_rest.isEmpty(); }

    QStringView take(qsizetype size)
    {
        m_right = m_right && m_rest.size() >= size;
        if (!m_right)
            return {};
        const QStringView field = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return field;
    }

    /// One digit of these.
    QChar takeOneOf(QLatin1StringView digits)
    {
        const QStringView digit = take(1);
        m_right = m_right && digits.contains(digit[0]);
        return m_right ? digit[0] : QChar();
    }

    /// A number behind the digit that says how long it is beyond `shortest`.
    void takeNumber(QLatin1StringView lengths, int shortest)
    {
        if (const QChar length = takeOneOf(lengths); m_right)
            take(shortest + length.digitValue());
    }

    /// A company prefix, or the digit for none.
    void takePrefixOrNone()
    {
        if (m_rest.startsWith(u'9'))
            take(1);
        else
            takeNumber("0123456"_L1, longNumberMin);
    }

    QStringView takeDate()
    {
        const QStringView date = take(6);
        m_right = m_right && !checkPart(date, AiPart::Check::Date);
        return date;
    }

    /// True, and taken, when the next field is the optional one of this number.
    bool takeIfNext(QChar number)
    {
        const bool isNext = m_right && m_rest.startsWith(number);
        if (isNext)
            take(1);
        return isNext;
    }

    void refuseIf(bool isWrong) { m_right = m_right && !isWrong; }

private:
    QStringView m_rest;
    bool m_right = true;
};

/// How much of what must be bought.
void takePurchase(Fields &fields)
{
    constexpr int familySize = 3;
    fields.takeNumber("12345"_L1, 0);
    fields.takeOneOf("012349"_L1);
    fields.take(familySize);
}

void takeFurtherPurchases(Fields &fields)
{
    if (fields.takeIfNext(u'1')) {
        fields.takeOneOf("0123"_L1);
        takePurchase(fields);
        fields.takePrefixOrNone();
    }
    if (fields.takeIfNext(u'2')) {
        takePurchase(fields);
        fields.takePrefixOrNone();
    }
}

void takeDates(Fields &fields)
{
    const QStringView last = fields.takeIfNext(u'3') ? fields.takeDate() : QStringView();
    const QStringView first = fields.takeIfNext(u'4') ? fields.takeDate() : QStringView();
    fields.refuseIf(!last.isEmpty() && !first.isEmpty() && first > last);
}

void takeFlags(Fields &fields)
{
    if (!fields.takeIfNext(u'9'))
        return;
    fields.takeOneOf("01256"_L1); // what the saved value means
    fields.takeOneOf("012"_L1);   // to which item it applies
    fields.take(1);               // whether it is a store's own
    fields.takeOneOf("01"_L1);    // whether it must not be multiplied
}

constexpr auto anyDigit = "0123456789"_L1;
constexpr int offerSize = 6;

} // namespace

bool isCoupon(QStringView digits)
{
    Fields fields(digits);
    fields.takeNumber("0123456"_L1, longNumberMin); // company
    fields.take(offerSize);
    fields.takeNumber("12345"_L1, 0); // what is saved
    takePurchase(fields);
    takeFurtherPurchases(fields);
    takeDates(fields);
    if (fields.takeIfNext(u'5'))
        fields.takeNumber(anyDigit, longNumberMin); // serial number
    if (fields.takeIfNext(u'6'))
        fields.takeNumber("1234567"_L1, longNumberMin); // retailer
    takeFlags(fields);
    return fields.areRight() && fields.areAtEnd();
}

bool isCouponOffer(QStringView digits)
{
    Fields fields(digits);
    fields.takeOneOf("01"_L1);                      // format
    fields.takeNumber("0123456"_L1, longNumberMin); // who pays
    fields.take(offerSize);
    fields.takeNumber(anyDigit, longNumberMin); // serial number
    return fields.areRight() && fields.areAtEnd();
}

} // namespace storehand
