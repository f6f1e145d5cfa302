// SPDX-License-Identifier: Apache-2.0
#include "oms/feed/CursorSeal.h"

#include "core/crypto/Base64Url.h"
#include "core/crypto/ConstantTime.h"

namespace storehand::oms {

namespace {

constexpr QChar mark = u'.';
constexpr int hashBytes = 16;

} // namespace

CursorSeal::CursorSeal(const Sensitive<QByteArray> &masterKey)
    : m_hash(Sensitive(KeyedHash(masterKey).of("storehand feed cursor 1")))
{}

QString CursorSeal::seal(const FeedCursor &cursor) const
{
    const QString text = cursor.toText();
    return text + mark + toBase64Url(hashOf(text));
}

Result<CursorSeal::Opened> CursorSeal::open(const QString &text) const
{
    const qsizetype end = text.indexOf(mark);
    const QString bare = text.left(end); // all of it without a mark
    Result<FeedCursor> cursor = FeedCursor::fromText(bare);
    if (!cursor)
        return failure(cursor.error());
    const auto hash = end < 0 ? std::nullopt : fromBase64Url(text.sliced(end + 1));
    return Opened{*std::move(cursor), hash && equalInConstantTime(*hash, hashOf(bare))};
}

QByteArray CursorSeal::hashOf(const QString &cursor) const
{
    return m_hash.of(cursor.toLatin1()).first(hashBytes);
}

} // namespace storehand::oms
