// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/PinHash.h"

#include "core/crypto/Sodium.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int hashSize = 32;

QString unpaddedBase64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64(QByteArray::OmitTrailingEquals));
}

} // namespace

// crypto_pwhash_str draws its own salt, which would hide it from the Random edge.
PinHash PinHash::make(const Sensitive<QString> &pin, PinHashCost cost, Random &random)
{
    sodium::ensureReady();
    const QByteArray secret = pin.reveal().toUtf8();
    const QByteArray salt = random.bytes(crypto_pwhash_SALTBYTES);
    QByteArray hash(hashSize, Qt::Uninitialized);
    if (crypto_pwhash(sodium::bytes(hash), hashSize, secret.constData(), sodium::size(secret),
                      sodium::bytes(salt), static_cast<unsigned long long>(cost.passes),
                      cost.memoryBytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        qFatal("Argon2id cannot run with %llu bytes and %d passes", cost.memoryBytes, cost.passes);
    return {u"$argon2id$v=19$m=%1,t=%2,p=1$%3$%4"_s.arg(cost.memoryBytes / 1024)
                .arg(cost.passes)
                .arg(unpaddedBase64(salt), unpaddedBase64(hash))};
}

bool PinHash::matches(const Sensitive<QString> &pin) const
{
    sodium::ensureReady();
    const QByteArray secret = pin.reveal().toUtf8();
    const QByteArray stored = text.toLatin1();
    return crypto_pwhash_str_verify(stored.constData(), secret.constData(), sodium::size(secret)) ==
           0;
}

bool PinHash::needsRehash(PinHashCost cost) const
{
    sodium::ensureReady();
    const QByteArray stored = text.toLatin1();
    return crypto_pwhash_str_needs_rehash(stored.constData(),
                                          static_cast<unsigned long long>(cost.passes),
                                          cost.memoryBytes) != 0;
}

} // namespace storehand
