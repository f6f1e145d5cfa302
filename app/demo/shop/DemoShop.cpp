// SPDX-License-Identifier: Apache-2.0
#include "app/demo/shop/DemoShop.h"

#include "app/demo/shop/DemoEntities.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace storehand::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype pageRows = 200;
const QString ownName = u"Bench"_s;

} // namespace

DemoShop::DemoShop(Clock &clock)
    : m_clock(clock)
    , m_omsKey(SigningKey::make(m_random))
{}

Result<std::unique_ptr<DemoShop>> DemoShop::open(Clock &clock, Work work)
{
    std::unique_ptr<DemoShop> shop(new DemoShop(clock));
    if (const Status filled = shop->fill(work); !filled)
        return failure(filled.error());
    return shop;
}

Status DemoShop::fill(Work work)
{
    m_cipher = std::make_unique<FieldCipher>(FieldCipher::makeKey(m_random), m_random);
    auto folder =
        DataFolder::open({.path = m_temporary.path(), .reserveBytes = 0}, *m_cipher, m_clock.now());
    if (!folder)
        return failure(folder.error());
    m_folder = std::move(*folder);
    QList<CacheChange> rows = shopAsRows(QString(storeCode), m_clock.now(), m_random);
    if (work == Work::None)
        rows.removeIf([](const CacheChange &row) { return row.entity == "assignment"_L1; });
    m_seq = rows.size();
    for (qsizetype at = 0; at < rows.size(); at += pageRows) {
        const auto applied =
            m_folder->cache().applyPage(rows.mid(at, pageRows), QString::number(at + pageRows));
        if (!applied)
            return failure(applied.error());
    }
    m_station = std::make_unique<Station>(Station::Parts{
        m_folder->outbox(), m_folder->cache(), m_clock, m_random,
        StationKeys{m_folder->outbox().install(), ownName, StoreCode(QString(storeCode)),
                    SealedBoxKey::make(m_random).box(), m_omsKey.verifyKey(),
                    KeyedHash(KeyedHash::makeKey(m_random)), StationId(ownName)},
        [this] { return m_clock.now(); }, [] { return qint64(0); }});
    return m_station->load();
}

Status DemoShop::addStation(const QString &name)
{
    Store store = m_station->overlay().store();
    store.stations = {{StationId(ownName), ownName}, {StationId(name), name}};
    store.version += 1;
    const CacheChange row = storeRow(store, ++m_seq);
    const auto applied = m_folder->cache().applyPage({row}, QString::number(row.seq));
    return applied ? m_station->cacheChanged({{row.entity, row.id}}) : failure(applied.error());
}

QString DemoShop::codeOf(const QString &sku)
{
    QFile file(u":/storehand/demo/products.jsonl"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the demo chain is not part of this program");
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        if (line["sku"_L1].toString() == sku)
            return line["codes"_L1].toArray().first()["code"_L1].toString();
    }
    return {};
}

} // namespace storehand::demo
