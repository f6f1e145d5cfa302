// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/Base64Url.h"

namespace storehand {

namespace {

constexpr QByteArray::Base64Options form =
    QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

QString toBase64Url(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64(form));
}

std::optional<QByteArray> fromBase64Url(QStringView text)
{
    const QByteArray latin = text.toLatin1();
    const auto decoded =
        QByteArray::fromBase64Encoding(latin, form | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.toBase64(form) != latin)
        return std::nullopt;
    return decoded.decoded;
}

} // namespace storehand
