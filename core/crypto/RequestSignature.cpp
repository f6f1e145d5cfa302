// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/RequestSignature.h"

#include "core/crypto/Base64Url.h"
#include "core/crypto/Sodium.h"
#include "core/domain/Codes.h"

#include <QRegularExpression>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype headerSizeMax = 512;

} // namespace

QByteArray canonicalRequest(const SignedRequest &request, Instant at)
{
    sodium::ensureReady();
    QByteArray hash(crypto_hash_sha256_BYTES, Qt::Uninitialized);
    crypto_hash_sha256(sodium::bytes(hash), sodium::bytes(request.body),
                       sodium::size(request.body));
    return request.method + '\n' + request.target + '\n' + at.toText().toLatin1() + '\n' +
           hash.toHex();
}

RequestSignature RequestSignature::make(const SignedRequest &request, const StationId &station,
                                        Instant at, const SigningKey &key)
{
    return {station, at, key.sign(canonicalRequest(request, at))};
}

Result<RequestSignature> RequestSignature::fromHeader(const QByteArray &value)
{
    static const QRegularExpression form(
        uR"form(^Storehand station="([A-Za-z0-9-]+)", at="([0-9TZ:.-]+)", sig="([\w-]+)"\z)form"_s);
    if (value.size() <= headerSizeMax) {
        const QRegularExpressionMatch match = form.match(QString::fromLatin1(value));
        const std::optional<Instant> at = Instant::fromText(match.captured(2));
        const std::optional<QByteArray> signature = fromBase64Url(match.captured(3));
        if (match.hasMatch() && at && at->toText() == match.captured(2) && signature)
            return RequestSignature{StationId(match.captured(1)), *at, *signature};
    }
    return failure(ErrorKind::Malformed, codes::badAuthorization,
                   u"the Authorization header is not of the form Storehand station, at, sig"_s);
}

QByteArray RequestSignature::toHeader() const
{
    return u"Storehand station=\"%1\", at=\"%2\", sig=\"%3\""_s
        .arg(station.text, at.toText(), toBase64Url(signature))
        .toLatin1();
}

bool RequestSignature::isGenuine(const SignedRequest &request, const VerifyKey &key) const
{
    return key.verifies(canonicalRequest(request, at), signature);
}

} // namespace storehand
