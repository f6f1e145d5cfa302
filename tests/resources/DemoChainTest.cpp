// SPDX-License-Identifier: Apache-2.0
#include "app/demo/DemoImport.h"
#include "core/barcode/Gtin.h"
#include "core/domain/Assignment.h"
#include "core/domain/OpeningHours.h"
#include "core/domain/Person.h"
#include "core/domain/Product.h"
#include "core/domain/Store.h"
#include "oms/sourcing/Sourcing.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Instant now{1'795'000'000'000};

QList<QJsonObject> of(const QString &type)
{
    static const QMap<QString, QList<QJsonObject>> lines = [] {
        QMap<QString, QList<QJsonObject>> perType;
        for (const QByteArray &line : demo::importLines(now).split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            perType[object["type"_L1].toString()].append(object);
        }
        return perType;
    }();
    return lines.value(type);
}

QMap<QString, QJsonObject> byKey(const QString &type, const QString &key)
{
    QMap<QString, QJsonObject> map;
    for (const QJsonObject &object : of(type))
        map.insert(object[key].toString(), object);
    return map;
}

QString folder()
{
    return QStringLiteral(STOREHAND_SOURCE_DIR "/resources/demo");
}

/// The lines of an order that go to the customer's address and are due now.
oms::SourcingRequest requestFor(const QJsonObject &order)
{
    oms::SourcingRequest request;
    const QJsonObject address = order["fulfilment"_L1]["address"_L1].toObject();
    request.destination = {address["latitude"_L1].toDouble(), address["longitude"_L1].toDouble()};
    for (const QJsonValue &line : order["lines"_L1].toArray())
        request.lines.push_back({int(request.lines.size()), Sku(line["sku"_L1].toString()),
                                 line["quantity"_L1].toInt()});
    QMap<QString, QMap<QString, int>> available;
    for (const QJsonObject &row : of(u"stock"_s))
        available[row["store"_L1].toString()][row["sku"_L1].toString()] =
            row["on_hand"_L1].toInt() - row["safety"_L1].toInt();
    for (const QJsonObject &store : of(u"store"_s)) {
        oms::Candidate &candidate = request.candidates.emplace_back();
        candidate.code = StoreCode(store["code"_L1].toString());
        candidate.at =
            oms::GeoPoint{store["latitude"_L1].toDouble(), store["longitude"_L1].toDouble()};
        for (const oms::SourcingLine &line : request.lines)
            candidate.offers.push_back({available[candidate.code.text].value(line.sku.text), {}});
    }
    return request;
}

} // namespace

class DemoChainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsAsLargeAsPromised()
    {
        QCOMPARE(of(u"store"_s).size(), 13);
        QCOMPARE(of(u"product"_s).size(), 400);
        QCOMPARE(of(u"order"_s).size(), 60);
        QVERIFY(of(u"stock"_s).size() > 2'000);
        QVERIFY(of(u"person"_s).size() >= 60);
        qint64 bytes = 0;
        QDirIterator files(folder(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            files.next();
            bytes += files.fileInfo().size();
        }
        QVERIFY2(bytes < 1'000'000, qPrintable(QString::number(bytes)));
    }

    void everyBarcodeIsAValidDemoGtinAndBelongsToOneProduct()
    {
        QSet<QString> seen;
        for (const QJsonObject &product : of(u"product"_s)) {
            const QJsonArray productCodes = product["codes"_L1].toArray();
            QVERIFY(!productCodes.isEmpty());
            for (const QJsonValue &one : productCodes) {
                const Result<Gtin> gtin = Gtin::fromDigits(one["code"_L1].toString());
                QVERIFY2(gtin, qPrintable(product["sku"_L1].toString()));
                QCOMPARE(gtin->text.mid(1, 3), u"952"_s);
                QVERIFY2(!seen.contains(gtin->text), qPrintable(gtin->text));
                seen.insert(gtin->text);
            }
        }
    }

    void productsAreUniqueAndCarryKnownWords()
    {
        QSet<QString> skus;
        for (const QJsonObject &product : of(u"product"_s)) {
            const QString sku = product["sku"_L1].toString();
            QVERIFY2(!sku.isEmpty() && !skus.contains(sku), qPrintable(sku));
            skus.insert(sku);
            QVERIFY2(fromText<Track>(product["track"_L1].toString()), qPrintable(sku));
            QVERIFY2(fromText<Storage>(product["storage"_L1].toString(u"ambient"_s)),
                     qPrintable(sku));
            QVERIFY2(fromText<ProductKind>(product["kind"_L1].toString(u"goods"_s)),
                     qPrintable(sku));
            QVERIFY2(product["price"_L1].toInt() > 0, qPrintable(sku));
            QVERIFY2(!product["title"_L1].toString().isEmpty(), qPrintable(sku));
        }
        for (const QJsonObject &product : of(u"product"_s)) {
            for (const QJsonValue &other : product["substitutes"_L1].toArray())
                QVERIFY2(skus.contains(other.toString()), qPrintable(other.toString()));
            for (const QJsonValue &part : product["kit"_L1].toArray())
                QVERIFY2(skus.contains(part["sku"_L1].toString()),
                         qPrintable(part["sku"_L1].toString()));
        }
    }

    void everyPictureExistsAndIsADrawing()
    {
        QSet<QString> used;
        for (const QJsonObject &product : of(u"product"_s))
            used.insert(product["image"_L1].toString());
        for (const QString &name : used) {
            QFile file(folder() + u"/pictures/"_s + name);
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
            const QByteArray svg = file.readAll();
            QVERIFY2(!svg.contains('{'), qPrintable(name));
            QXmlStreamReader reader(svg);
            while (!reader.atEnd())
                reader.readNext();
            QVERIFY2(!reader.hasError(), qPrintable(name + u' ' + reader.errorString()));
        }
        const QStringList there = QDir(folder() + u"/pictures"_s).entryList(QDir::Files);
        QCOMPARE(QSet<QString>(there.begin(), there.end()), used);
    }

    void storesHaveHoursPlacesAndShelvesForTheirGoods()
    {
        QMap<QString, QSet<QString>> kinds;
        for (const QJsonObject &place : of(u"staging"_s)) {
            QVERIFY(fromText<StagingKind>(place["kind"_L1].toString()));
            kinds[place["store"_L1].toString()].insert(place["kind"_L1].toString());
        }
        const QMap<QString, QJsonObject> stores = byKey(u"store"_s, u"code"_s);
        for (const QJsonObject &store : stores) {
            QVERIFY(fromText<StoreKind>(store["kind"_L1].toString()));
            for (const QJsonValue &day : store["open"_L1].toObject())
                QVERIFY2(OpeningHours::spansFromText(day.toString()), qPrintable(day.toString()));
            QVERIFY(kinds.value(store["code"_L1].toString()).contains(u"shelf"_s));
            QVERIFY(kinds.value(store["code"_L1].toString()).contains(u"secure"_s));
        }
        const QJsonObject open = stores[u"harbour"_s]["open"_L1].toObject();
        QCOMPARE(open.size(), 7);
        for (const QJsonValue &day : open)
            QCOMPARE(day.toString(), u"00:00-24:00"_s);
    }

    void stockNamesKnownStoresAndProductsOnce()
    {
        const QMap<QString, QJsonObject> stores = byKey(u"store"_s, u"code"_s);
        const QMap<QString, QJsonObject> products = byKey(u"product"_s, u"sku"_s);
        QSet<QString> seen;
        for (const QJsonObject &row : of(u"stock"_s)) {
            const QString key = row["store"_L1].toString() + u' ' + row["sku"_L1].toString();
            QVERIFY2(stores.contains(row["store"_L1].toString()), qPrintable(key));
            QVERIFY2(products.contains(row["sku"_L1].toString()), qPrintable(key));
            QVERIFY2(row["on_hand"_L1].toInt(-1) >= 0 && !seen.contains(key), qPrintable(key));
            seen.insert(key);
        }
    }

    void peopleHaveTheirOwnCodesAndSafePins()
    {
        const QMap<QString, QJsonObject> stores = byKey(u"store"_s, u"code"_s);
        const QList<QJsonObject> people = of(u"person"_s);
        const QMap<QString, QJsonObject> byCode = byKey(u"person"_s, u"code"_s);
        QCOMPARE(byCode.size(), people.size());
        QMap<QString, QSet<QString>> roles;
        for (const QJsonObject &person : people) {
            const int digits = int(person["pin"_L1].toString().size());
            QVERIFY(digits >= 6 && digits <= 12 && isAllDigits(person["pin"_L1].toString()));
            QVERIFY(fromText<Role>(person["role"_L1].toString()));
            QJsonArray places = person["stores"_L1].toArray();
            if (places.isEmpty())
                places.append(person["store"_L1]);
            for (const QJsonValue &place : places) {
                QVERIFY(stores.contains(place.toString()));
                roles[place.toString()].insert(person["role"_L1].toString());
            }
        }
        for (const QJsonObject &store : stores) {
            const QSet<QString> there = roles.value(store["code"_L1].toString());
            QVERIFY(there.contains(u"picker"_s) && there.contains(u"lead"_s) &&
                    there.contains(u"manager"_s));
        }
        QCOMPARE(byCode[u"0042"_s]["name"_L1].toString(), u"Mere T."_s);
        QCOMPARE(byCode[u"0042"_s]["pin"_L1].toString(), u"482915"_s);
        QCOMPARE(byCode[u"0042"_s]["store"_L1].toString(), u"harbour"_s);
    }

    void ordersNameKnownThingsAndEndInRealTimes()
    {
        const QMap<QString, QJsonObject> stores = byKey(u"store"_s, u"code"_s);
        const QMap<QString, QJsonObject> products = byKey(u"product"_s, u"sku"_s);
        QSet<QString> refs;
        for (const QJsonObject &order : of(u"order"_s)) {
            const QString ref = order["ref"_L1].toString();
            QVERIFY2(!refs.contains(ref), qPrintable(ref));
            refs.insert(ref);
            const auto placed = Instant::fromText(order["placed_at"_L1].toString());
            QVERIFY2(placed && *placed <= now, qPrintable(ref));
            const QString promise = order["promise_by"_L1].toString();
            QVERIFY2(promise.isEmpty() || Instant::fromText(promise) >= *placed, qPrintable(ref));
            const QString method = order["fulfilment"_L1]["method"_L1].toString();
            QVERIFY2(fromText<Method>(method), qPrintable(ref));
            QVERIFY2(method != u"pickup" ||
                         stores.contains(order["fulfilment"_L1]["store"_L1].toString()),
                     qPrintable(ref));
            for (const QJsonValue &line : order["lines"_L1].toArray()) {
                const QString sku = line["sku"_L1].toString();
                QVERIFY2(products.contains(sku), qPrintable(ref + u' ' + sku));
                QCOMPARE(line["unit_price"_L1].toInt(), products[sku]["price"_L1].toInt());
                QVERIFY2(line["quantity"_L1].toInt() > 0, qPrintable(ref));
            }
        }
    }

    void ordersThatNoSingleStoreCanFillAreSplit()
    {
        const QMap<QString, QJsonObject> orders = byKey(u"order"_s, u"ref"_s);
        for (const QString &ref : {u"HC-104245"_s, u"HC-104246"_s, u"HC-104247"_s}) {
            const oms::Decision decision = oms::decideSourcing(requestFor(orders[ref]));
            QVERIFY2(decision.parcels == 2,
                     qPrintable(ref + u' ' + QString::number(decision.parcels)));
            QVERIFY2(decision.backordered.empty(), qPrintable(ref));
        }
        const oms::Decision mugs = oms::decideSourcing(requestFor(orders[u"HC-104247"_s]));
        QCOMPARE(mugs.splitLines, 1);
        const oms::Decision honey = oms::decideSourcing(requestFor(orders[u"HC-104249"_s]));
        QCOMPARE(honey.backordered, (std::vector<oms::MissingUnits>{{0, 2}}));
    }

    void theNearestShopGetsAFairShareOfTheParcels()
    {
        int toHarbour = 0;
        for (const QJsonObject &order : of(u"order"_s)) {
            if (order["fulfilment"_L1]["method"_L1].toString() != u"ship")
                continue;
            for (const auto &chosen : oms::decideSourcing(requestFor(order)).stores)
                toHarbour += chosen.store.text == u"harbour";
        }
        QVERIFY2(toHarbour >= 4, qPrintable(QString::number(toHarbour)));
    }

    void actsBelongToOrdersAndComeInOrder()
    {
        const QMap<QString, QJsonObject> orders = byKey(u"order"_s, u"ref"_s);
        const QMap<QString, QJsonObject> people = byKey(u"person"_s, u"code"_s);
        QSet<QString> places;
        for (const QJsonObject &place : of(u"staging"_s))
            places.insert(place["store"_L1].toString() + u' ' + place["code"_L1].toString());
        const QSet<QString> verbs{u"cancel"_s, u"ready"_s, u"arrive"_s};
        const QList<demo::Act> acts = demo::acts(now);
        QVERIFY(acts.size() >= 8);
        Instant last{0};
        for (const demo::Act &act : acts) {
            QVERIFY(act.at >= last && act.at < now);
            last = act.at;
            QVERIFY(verbs.contains(act.verb));
            QVERIFY2(orders.contains(act.orderRef), qPrintable(act.orderRef));
            if (act.verb != u"ready")
                continue;
            const QString store = orders[act.orderRef]["fulfilment"_L1]["store"_L1].toString();
            QVERIFY(people.contains(act.args["person"_L1].toString()));
            QVERIFY(places.contains(store + u' ' + act.args["location"_L1].toString()));
        }
    }
};

QTEST_APPLESS_MAIN(DemoChainTest)
#include "DemoChainTest.moc"
