// SPDX-License-Identifier: Apache-2.0
#include "oms/feed/Topics.h"

namespace storehand::oms::topics {

using namespace Qt::Literals::StringLiterals;

namespace {

/// FNV-1a over UTF-8: the same number for the same text in every version of the program.
quint32 stableHash(const QString &text)
{
    quint32 hash = 2166136261U;
    const QByteArray bytes = text.toUtf8();
    for (const char byte : bytes)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    return hash;
}

QString shard(const QString &prefix, quint32 number)
{
    return prefix + u'/' + QString::number(number);
}

} // namespace

QString store(const StoreCode &store)
{
    return u"store/"_s + store.text;
}

QString stock(const StoreCode &store)
{
    return u"stock/"_s + store.text;
}

QString config(const StoreCode &store)
{
    return u"config/"_s + store.text;
}

QString product(const Sku &sku)
{
    return shard(u"cat"_s, stableHash(sku.text) % productShards);
}

QString order(const QString &channel, const OrderId &order)
{
    return shard(u"orders/"_s + channel, stableHash(order.text) % orderShards);
}

QStringList ofStation(const StoreCode &code)
{
    QStringList all{store(code), stock(code), config(code)};
    for (quint32 i = 0; i < productShards; ++i)
        all.append(shard(u"cat"_s, i));
    return all;
}

QStringList ofChannel(const QString &channel)
{
    QStringList all;
    for (quint32 i = 0; i < orderShards; ++i)
        all.append(shard(u"orders/"_s + channel, i));
    return all;
}

} // namespace storehand::oms::topics
