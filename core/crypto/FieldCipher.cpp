// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/FieldCipher.h"

#include "core/crypto/Sodium.h"
#include "core/domain/Codes.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char versionByte = 1;
constexpr int nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr int tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr int headSize = 1 + nonceSize;

static_assert(FieldCipher::keySize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

} // namespace

FieldCipher::FieldCipher(Sensitive<QByteArray> key, Random &random)
    : m_key(std::move(key))
    , m_random(random)
{
    sodium::ensureReady();
    if (m_key.reveal().size() != keySize)
        qFatal("a field key has 32 bytes");
}

Sensitive<QByteArray> FieldCipher::makeKey(Random &random)
{
    return Sensitive(random.bytes(keySize));
}

QByteArray FieldCipher::seal(const QByteArray &plain, const QByteArray &associatedData) const
{
    QByteArray sealed;
    sealed.reserve(headSize + plain.size() + tagSize);
    sealed.append(versionByte);
    sealed.append(m_random.bytes(nonceSize));
    sealed.resize(headSize + plain.size() + tagSize);
    unsigned char *at = sodium::bytes(sealed);
    crypto_aead_xchacha20poly1305_ietf_encrypt(at + headSize, nullptr, sodium::bytes(plain),
                                               sodium::size(plain), sodium::bytes(associatedData),
                                               sodium::size(associatedData), nullptr, at + 1,
                                               sodium::bytes(m_key.reveal()));
    return sealed;
}

Result<Sensitive<QByteArray>> FieldCipher::open(const QByteArray &sealed,
                                                const QByteArray &associatedData) const
{
    const auto unreadable = [](const QString &why) {
        return failure(ErrorKind::Malformed, codes::sealedValueUnreadable, why);
    };
    if (sealed.size() < headSize + tagSize)
        return unreadable(u"a sealed field of %1 bytes is cut off"_s.arg(sealed.size()));
    if (sealed[0] != versionByte)
        return unreadable(u"a sealed field has the unknown version %1"_s.arg(int(sealed[0])));

    QByteArray plain(sealed.size() - headSize - tagSize, Qt::Uninitialized);
    const unsigned char *at = sodium::bytes(sealed);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            sodium::bytes(plain), nullptr, nullptr, at + headSize, sodium::size(sealed) - headSize,
            sodium::bytes(associatedData), sodium::size(associatedData), at + 1,
            sodium::bytes(m_key.reveal())) != 0)
        return unreadable(u"a sealed field was changed, moved or sealed with another key"_s);
    return Sensitive(std::move(plain));
}

} // namespace storehand
