// SPDX-License-Identifier: Apache-2.0
// Stands before libsodium in programs that simulate (CMakeLists.txt: --wrap). Stations sign each
// request and the order manager verifies it, in one process: that a signature which was just made
// is genuine need not be computed again. Whatever else is verified goes to libsodium.
#include <QByteArray>
#include <QHash>

#include <sodium.h>

namespace {

/// Of one signature: whose it is, and of what.
struct Signed
{
    QByteArray publicKey;
    QByteArray message;
};

constexpr qsizetype rememberedMax = 4'096;

QHash<QByteArray, Signed> &known()
{
    static QHash<QByteArray, Signed> all;
    return all;
}

QByteArray copyOf(const unsigned char *bytes, unsigned long long size)
{
    return {reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size)};
}

} // namespace

extern "C" {

int __real_crypto_sign_detached(unsigned char *signature, unsigned long long *signatureSize,
                                const unsigned char *message, unsigned long long messageSize,
                                const unsigned char *secretKey);
int __real_crypto_sign_verify_detached(const unsigned char *signature, const unsigned char *message,
                                       unsigned long long messageSize,
                                       const unsigned char *publicKey);

int __wrap_crypto_sign_detached(unsigned char *signature, unsigned long long *signatureSize,
                                const unsigned char *message, unsigned long long messageSize,
                                const unsigned char *secretKey)
{
    const int result =
        __real_crypto_sign_detached(signature, signatureSize, message, messageSize, secretKey);
    if (result != 0)
        return result;
    if (known().size() >= rememberedMax)
        known().clear();
    unsigned char publicKey[crypto_sign_PUBLICKEYBYTES];
    crypto_sign_ed25519_sk_to_pk(publicKey, secretKey);
    known().insert(copyOf(signature, crypto_sign_BYTES),
                   {copyOf(publicKey, sizeof publicKey), copyOf(message, messageSize)});
    return result;
}

int __wrap_crypto_sign_verify_detached(const unsigned char *signature, const unsigned char *message,
                                       unsigned long long messageSize,
                                       const unsigned char *publicKey)
{
    const auto made = known().constFind(copyOf(signature, crypto_sign_BYTES));
    if (made != known().constEnd() && made->message == copyOf(message, messageSize) &&
        made->publicKey == copyOf(publicKey, crypto_sign_PUBLICKEYBYTES))
        return 0;
    return __real_crypto_sign_verify_detached(signature, message, messageSize, publicKey);
}

} // extern "C"
