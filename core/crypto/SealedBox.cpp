// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/SealedBox.h"

#include "core/crypto/Base64Url.h"
#include "core/crypto/Sodium.h"
#include "core/domain/Codes.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

static_assert(SealedBox::keySize == crypto_box_PUBLICKEYBYTES);
static_assert(SealedBox::keySize == crypto_box_SECRETKEYBYTES);

SealedBox::SealedBox(QByteArray publicKey)
    : m_publicKey(std::move(publicKey))
{}

namespace {

// With a point of low order every sealer and opener would share the same, public secret.
bool isOfFullOrder(const QByteArray &publicKey)
{
    const QByteArray anyScalar(crypto_scalarmult_SCALARBYTES, 1);
    QByteArray product(crypto_scalarmult_BYTES, Qt::Uninitialized);
    return crypto_scalarmult(sodium::bytes(product), sodium::bytes(anyScalar),
                             sodium::bytes(publicKey)) == 0;
}

} // namespace

Result<SealedBox> SealedBox::fromText(const QString &text)
{
    sodium::ensureReady();
    const std::optional<QByteArray> key = fromBase64Url(text);
    if (!key || key->size() != keySize || !isOfFullOrder(*key))
        return failure(
            ErrorKind::Malformed, codes::badKey,
            u"a sealing key is base64url of %1 bytes that are an X25519 point"_s.arg(keySize));
    return SealedBox(*key);
}

QString SealedBox::toText() const
{
    return toBase64Url(m_publicKey);
}

// crypto_box_seal draws its own randomness, which would hide it from the Random edge; these are its
// steps with the one-time key pair taken from there.
QByteArray SealedBox::seal(const QByteArray &plain, Random &random) const
{
    sodium::ensureReady();
    QByteArray oneTimePublic(crypto_box_PUBLICKEYBYTES, Qt::Uninitialized);
    QByteArray oneTimeSecret(crypto_box_SECRETKEYBYTES, Qt::Uninitialized);
    const QByteArray seed = random.bytes(crypto_box_SEEDBYTES);
    crypto_box_seed_keypair(sodium::bytes(oneTimePublic), sodium::bytes(oneTimeSecret),
                            sodium::bytes(seed));

    const QByteArray both = oneTimePublic + m_publicKey;
    QByteArray nonce(crypto_box_NONCEBYTES, Qt::Uninitialized);
    crypto_generichash(sodium::bytes(nonce), crypto_box_NONCEBYTES, sodium::bytes(both),
                       sodium::size(both), nullptr, 0);

    QByteArray sealed = oneTimePublic;
    sealed.resize(crypto_box_SEALBYTES + plain.size());
    if (crypto_box_easy(sodium::bytes(sealed) + crypto_box_PUBLICKEYBYTES, sodium::bytes(plain),
                        sodium::size(plain), sodium::bytes(nonce), sodium::bytes(m_publicKey),
                        sodium::bytes(oneTimeSecret)) != 0)
        qFatal("a sealing key of low order got past SealedBox::fromText");
    sodium_memzero(oneTimeSecret.data(), static_cast<size_t>(oneTimeSecret.size()));
    return sealed;
}

SealedBoxKey::SealedBoxKey(Sensitive<QByteArray> secret, QByteArray publicKey)
    : m_secret(std::move(secret))
    , m_publicKey(std::move(publicKey))
{}

SealedBoxKey SealedBoxKey::make(Random &random)
{
    return *fromSecret(Sensitive(random.bytes(SealedBox::keySize)));
}

Result<SealedBoxKey> SealedBoxKey::fromSecret(Sensitive<QByteArray> secret)
{
    sodium::ensureReady();
    if (secret.reveal().size() != SealedBox::keySize)
        return failure(ErrorKind::Malformed, codes::badKey,
                       u"an opening key has %1 bytes"_s.arg(SealedBox::keySize));
    QByteArray publicKey(SealedBox::keySize, Qt::Uninitialized);
    crypto_scalarmult_base(sodium::bytes(publicKey), sodium::bytes(secret.reveal()));
    return SealedBoxKey(std::move(secret), std::move(publicKey));
}

SealedBox SealedBoxKey::box() const
{
    return SealedBox(m_publicKey);
}

Result<Sensitive<QByteArray>> SealedBoxKey::open(const QByteArray &sealed) const
{
    const int overhead = crypto_box_SEALBYTES;
    QByteArray plain(std::max<qsizetype>(sealed.size() - overhead, 0), Qt::Uninitialized);
    if (sealed.size() < overhead ||
        crypto_box_seal_open(sodium::bytes(plain), sodium::bytes(sealed), sodium::size(sealed),
                             sodium::bytes(m_publicKey), sodium::bytes(m_secret.reveal())) != 0)
        return failure(ErrorKind::Malformed, codes::sealedValueUnreadable,
                       u"a sealed box was changed, cut off or sealed for another key"_s);
    return Sensitive(std::move(plain));
}

} // namespace storehand
