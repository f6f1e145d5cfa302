// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/EnrolmentCode.h"

#include "core/crypto/ConstantTime.h"
#include "core/crypto/Sodium.h"
#include "core/domain/Codes.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"_L1;
constexpr int groupSize = 4;
constexpr int codeSize = 2 * EnrolmentCode::partSize * 8 / 5;

/// The value of a typed character, or -1.
int valueOf(QChar typed)
{
    const QChar c = typed.toUpper();
    if (c == u'O')
        return 0;
    if (c == u'I' || c == u'L')
        return 1;
    return static_cast<int>(alphabet.indexOf(c));
}

QString toBase32(const QByteArray &bytes)
{
    QString text;
    quint32 buffer = 0;
    int bits = 0;
    for (const char byte : bytes) {
        buffer = buffer << 8 | static_cast<quint8>(byte);
        for (bits += 8; bits >= 5; bits -= 5)
            text += alphabet[buffer >> (bits - 5) & 31];
    }
    return text;
}

} // namespace

EnrolmentCode::EnrolmentCode(QByteArray secret, QByteArray keyPrefix)
    : m_secret(std::move(secret))
    , m_keyPrefix(std::move(keyPrefix))
{}

EnrolmentCode EnrolmentCode::make(Random &random, const QByteArray &spkiSha256)
{
    Q_ASSERT_X(spkiSha256.size() == 32, "EnrolmentCode::make", "a SHA-256 has 32 bytes");
    return {random.bytes(partSize), spkiSha256.left(partSize)};
}

Result<EnrolmentCode> EnrolmentCode::fromText(const QString &text)
{
    const auto bad = [](const QString &why) {
        return failure(ErrorKind::Malformed, codes::badEnrolmentCode, why);
    };
    QByteArray bytes;
    quint32 buffer = 0;
    int count = 0;
    for (const QChar c : text) {
        if (c.isSpace() || c == u'-')
            continue;
        const int value = valueOf(c);
        if (value < 0 || ++count > codeSize)
            return bad(u"character %1 of the enrolment code cannot be part of it"_s.arg(count + 1));
        buffer = buffer << 5 | static_cast<quint32>(value);
        const int bits = count * 5 % 8;
        if (bits < 5)
            bytes.append(static_cast<char>(buffer >> bits));
    }
    if (count != codeSize)
        return bad(u"an enrolment code has %1 characters, not %2"_s.arg(codeSize).arg(count));
    return EnrolmentCode(bytes.left(partSize), bytes.mid(partSize));
}

Sensitive<QString> EnrolmentCode::toText() const
{
    QString text = toBase32(m_secret + m_keyPrefix);
    for (qsizetype at = text.size() - groupSize; at > 0; at -= groupSize)
        text.insert(at, u'-');
    return Sensitive(std::move(text));
}

bool EnrolmentCode::names(const QByteArray &spkiSha256) const
{
    return equalInConstantTime(spkiSha256.left(partSize), m_keyPrefix);
}

QByteArray EnrolmentCode::secretHash() const
{
    sodium::ensureReady();
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(sodium::bytes(hash), static_cast<size_t>(hash.size()),
                       sodium::bytes(m_secret), sodium::size(m_secret), nullptr, 0);
    return hash;
}

} // namespace storehand
