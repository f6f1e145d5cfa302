// SPDX-License-Identifier: Apache-2.0
#include "core/sync/http/SpkiHash.h"

#include <QCryptographicHash>

#include <optional>

namespace storehand {
namespace {

/// One element of DER: its tag, all its bytes and those inside it.
struct Element
{
    quint8 tag = 0;
    QByteArrayView whole;
    QByteArrayView content;
};

constexpr quint8 sequenceTag = 0x30;
constexpr quint8 versionTag = 0xa0;
constexpr qsizetype lengthBytesMax = 3; // a certificate is never longer than 16 MiB

/// The element at the front of `bytes`, which moves behind it.
std::optional<Element> take(QByteArrayView &bytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    const auto byteAt = [&](qsizetype i) { return static_cast<quint8>(bytes[i]); };
    qsizetype head = 2;
    qsizetype length = byteAt(1);
    if (length & 0x80) {
        const qsizetype count = length & 0x7f;
        if (count == 0 || count > lengthBytesMax || bytes.size() < 2 + count)
            return std::nullopt;
        length = 0;
        for (qsizetype i = 0; i < count; ++i)
            length = (length << 8) | byteAt(2 + i);
        head += count;
    }
    if (bytes.size() - head < length)
        return std::nullopt;
    const Element element{byteAt(0), bytes.first(head + length), bytes.sliced(head, length)};
    bytes = bytes.sliced(head + length);
    return element;
}

std::optional<Element> takeSequence(QByteArrayView &bytes)
{
    const std::optional<Element> element = take(bytes);
    return element && element->tag == sequenceTag ? element : std::nullopt;
}

} // namespace

// RFC 5280, 4.1: Certificate { TBSCertificate { [0] version, serialNumber, signature, issuer,
// validity, subject, subjectPublicKeyInfo, … }, … }
QByteArray spkiSha256(const QByteArray &certificateDer)
{
    QByteArrayView bytes(certificateDer);
    const std::optional<Element> certificate = takeSequence(bytes);
    if (!certificate)
        return {};
    bytes = certificate->content;
    const std::optional<Element> toBeSigned = takeSequence(bytes);
    if (!toBeSigned)
        return {};
    bytes = toBeSigned->content;
    if (!bytes.isEmpty() && static_cast<quint8>(bytes[0]) == versionTag && !take(bytes))
        return {};
    constexpr int partsBeforeKey = 5;
    for (int i = 0; i < partsBeforeKey; ++i) {
        if (!take(bytes))
            return {};
    }
    const std::optional<Element> key = takeSequence(bytes);
    if (!key)
        return {};
    return QCryptographicHash::hash(key->whole.toByteArray(), QCryptographicHash::Sha256);
}

} // namespace storehand
