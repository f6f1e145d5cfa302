// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/PickupCode.h"

#include "core/crypto/Base64Url.h"
#include "core/domain/Codes.h"

#include <QList>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ"_L1;
constexpr int byteLimit = 256 / 30 * 30; // bytes from here on would favour the first characters
constexpr QLatin1StringView qrPrefix = "SHP1"_L1;

static_assert(alphabet.size() == 30);

struct QrParts
{
    QString code;
    QByteArray signature;
};

std::optional<QrParts> splitQr(QStringView text)
{
    const QList<QStringView> parts = text.split(u'.');
    if (parts.size() != 3 || parts[0] != qrPrefix)
        return std::nullopt;
    const std::optional<PickupCode> code = PickupCode::fromTyped(parts[1]);
    const std::optional<QByteArray> signature = fromBase64Url(parts[2]);
    if (!code || code->text() != parts[1] || !signature)
        return std::nullopt;
    return QrParts{code->text(), *signature};
}

QByteArray signedMessage(const QString &code)
{
    return "storehand pickup 1\n" + code.toLatin1();
}

} // namespace

PickupCode::PickupCode(QString text)
    : m_text(std::move(text))
{}

PickupCode PickupCode::make(Random &random)
{
    QString text;
    while (text.size() < size) {
        const auto byte = static_cast<quint8>(random.bytes(1).at(0));
        if (byte < byteLimit)
            text += alphabet[byte % alphabet.size()];
    }
    return PickupCode(std::move(text));
}

std::optional<PickupCode> PickupCode::fromTyped(QStringView typed)
{
    QString text;
    for (const QChar c : typed) {
        if (c.isSpace() || c == u'-')
            continue;
        const QChar upper = c.toUpper();
        if (!alphabet.contains(upper) || text.size() == size)
            return std::nullopt;
        text += upper;
    }
    if (text.size() != size)
        return std::nullopt;
    return PickupCode(std::move(text));
}

Result<PickupCode> PickupCode::fromQr(const QString &text, const VerifyKey &key)
{
    std::optional<QrParts> parts = splitQr(text);
    if (!parts)
        return failure(ErrorKind::Malformed, codes::badPickupCode,
                       u"a pickup QR code is SHP1, 8 characters and a signature, joined by dots"_s);
    if (!key.verifies(signedMessage(parts->code), parts->signature))
        return failure(ErrorKind::Unauthorized, codes::pickupCodeNotGenuine,
                       u"a pickup QR code is not signed by this chain"_s);
    return PickupCode(std::move(parts->code));
}

bool PickupCode::isQrForm(QStringView text)
{
    return splitQr(text).has_value();
}

QString PickupCode::toQr(const SigningKey &key) const
{
    return qrPrefix + u'.' + m_text + u'.' + toBase64Url(key.sign(signedMessage(m_text)));
}

QByteArray PickupCode::hash(const KeyedHash &keyed) const
{
    return keyed.of(m_text.toLatin1());
}

} // namespace storehand
