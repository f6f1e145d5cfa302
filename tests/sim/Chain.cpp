// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/Chain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList storeNames{u"harbour"_s, u"queen"_s, u"mill"_s, u"quay"_s,
                             u"park"_s,    u"ridge"_s, u"bay"_s,  u"north"_s};
const QStringList firstNames{u"Mere"_s, u"Aroha"_s, u"Tane"_s,  u"Lucja"_s, u"Ben"_s,
                             u"Noor"_s, u"Iris"_s,  u"Hemi"_s,  u"Sofia"_s, u"Kofi"_s,
                             u"Yuki"_s, u"Paulo"_s, u"Zainab"_s};
const QStringList thingNames{u"TEA"_s, u"JAM"_s, u"MUG"_s, u"SOAP"_s, u"THROW"_s, u"KNIFE"_s};

QString gtin13(int number)
{
    QString digits = u"9521%1"_s.arg(number, 8, 10, QChar(u'0'));
    int sum = 0;
    for (int i = 0; i < digits.size(); ++i)
        sum += digits[i].digitValue() * (i % 2 == 0 ? 1 : 3);
    return digits + QString::number((10 - sum % 10) % 10);
}

QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject always()
{
    QJsonObject open;
    for (const char *day : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
        open.insert(QLatin1String(day), u"00:00-24:00"_s);
    return open;
}

QJsonObject policy(Dice &dice)
{
    return {{u"staged_before_ready"_s, dice.chance(0.7)},
            {u"proof_at_hand_over"_s, dice.chance(0.7)},
            {u"tracking_to_ship"_s, dice.chance(0.7)},
            {u"display_only_leaves_shelf"_s, dice.chance(0.5)},
            {u"lease_minutes"_s, dice.oneOf(QList<int>{1, 5, 15})}};
}

} // namespace

Chain Chain::of(const Swarm &swarm, Dice &dice)
{
    Chain chain;
    for (int i = 0; i < swarm.stores; ++i) {
        const StoreCode store(storeNames[i]);
        chain.stores.append(store);
        const int stations = dice.between(1, swarm.stationsMax);
        for (int j = 1; j <= stations; ++j)
            chain.stations.append(u"%1/%2"_s.arg(store.text).arg(j));
        const int people = stations + dice.between(0, 1);
        for (int j = 0; j < people; ++j) {
            const int number = 100 * i + j;
            const Role role = j == 0 ? Role::Lead
                              : dice.chance(0.3)
                                  ? Role::Counter
                                  : dice.oneOf(QList<Role>{Role::Picker, Role::Lead});
            chain.employees.append({PersonCode(u"%1"_s.arg(number, 4, 10, QChar(u'0'))),
                                    firstNames[number % firstNames.size()],
                                    u"%1"_s.arg(100'000 + number), role, store});
        }
    }
    for (int i = 0; i < swarm.products; ++i) {
        Goods goods{Sku(u"%1-%2"_s.arg(thingNames[i % thingNames.size()]).arg(i)), {}, gtin13(i)};
        goods.title = u"Thing %1"_s.arg(i);
        if (dice.chance(0.15)) {
            goods.packUnits = dice.oneOf(QList<int>{2, 6});
            goods.packCode = gtin13(10'000 + i);
        }
        if (dice.chance(0.12))
            goods.track = dice.oneOf(QList<Track>{Track::Lot, Track::Serial, Track::LotExpiry});
        chain.goods.append(goods);
    }
    for (int i = 1; i <= 4; ++i)
        chain.places.append(u"S-0%1"_s.arg(i));
    return chain;
}

QByteArray Chain::importLine(const Employee &employee, const QString &until)
{
    QJsonObject object{{u"type"_s, u"person"_s},           {u"store"_s, employee.store.text},
                       {u"code"_s, employee.code.text},    {u"name"_s, employee.name},
                       {u"role"_s, toText(employee.role)}, {u"pin"_s, employee.pin}};
    if (!until.isEmpty())
        object.insert(u"until"_s, until);
    return line(object);
}

QByteArray Chain::importLines(const Swarm &swarm, Dice &dice) const
{
    QByteArray lines;
    for (int i = 0; i < stores.size(); ++i) {
        QJsonObject store{{u"type"_s, u"store"_s},
                          {u"code"_s, stores[i].text},
                          {u"name"_s, stores[i].text},
                          {u"latitude"_s, -36.8 - 0.1 * i},
                          {u"longitude"_s, 174.7 + 0.05 * i},
                          {u"time_zone"_s, u"UTC"_s},
                          {u"open"_s, always()},
                          {u"kind"_s, u"store"_s},
                          {u"currency"_s, u"NZD"_s},
                          {u"policy"_s, policy(dice)}};
        lines += line(store);
        for (const QString &place : places)
            lines += line({{u"type"_s, u"staging"_s},
                           {u"store"_s, stores[i].text},
                           {u"code"_s, place},
                           {u"kind"_s, dice.chance(0.8) ? u"shelf"_s : u"cool"_s},
                           {u"capacity"_s, dice.between(2, 30)}});
    }
    for (const Employee &employee : employees)
        lines += importLine(employee, {});
    for (const Goods &each : goods) {
        QJsonArray codes{QJsonObject{{u"code"_s, each.code}}};
        if (!each.packCode.isEmpty())
            codes.append(QJsonObject{{u"code"_s, each.packCode}, {u"units"_s, each.packUnits}});
        lines += line({{u"type"_s, u"product"_s},
                       {u"sku"_s, each.sku.text},
                       {u"title"_s, each.title},
                       {u"codes"_s, codes},
                       {u"department"_s, u"All"_s},
                       {u"price"_s, 500},
                       {u"currency"_s, u"NZD"_s},
                       {u"track"_s, toText(each.track)}});
        for (const StoreCode &store : stores)
            lines += line({{u"type"_s, u"stock"_s},
                           {u"store"_s, store.text},
                           {u"sku"_s, each.sku.text},
                           {u"on_hand"_s, dice.between(swarm.shelfMin, swarm.shelfMax)},
                           {u"safety"_s, dice.chance(0.2) ? 1 : 0}});
    }
    return lines;
}

QList<Chain::Employee> Chain::employeesOf(const StoreCode &store) const
{
    QList<Employee> found;
    for (const Employee &employee : employees) {
        if (employee.store == store)
            found.append(employee);
    }
    return found;
}

} // namespace storehand::sim
