// SPDX-License-Identifier: Apache-2.0
#include "bench/Chain.h"

#include <QDir>
#include <QFile>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype linesPerFile = 2'000;

/// Twelve digits and the check digit that makes a GTIN-13 of them.
QString withCheckDigit(const QString &digits)
{
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i)
        sum += digits[i].digitValue() * (i % 2 == 0 ? 1 : 3);
    return digits + QString::number((10 - sum % 10) % 10);
}

QByteArray storeLine(int store)
{
    return uR"({"type":"store","code":"%1","name":"Store %1","kind":"store",)"
           R"("latitude":%2,"longitude":%3,"time_zone":"Pacific/Auckland","currency":"NZD"})"_s
               .arg(storeCode(store))
               .arg(-46.0 + (store * 37 % 100) * 0.11)
               .arg(167.0 + (store * 61 % 100) * 0.11)
               .toUtf8();
}

QByteArray personLine(int store)
{
    return uR"({"type":"person","store":"%1","code":"%2","name":"Nadia %2","role":"manager",)"
           R"("pin":"%3"})"_s.arg(storeCode(store), personCode(store), personPin)
               .toUtf8();
}

QByteArray productLine(int product)
{
    return uR"({"type":"product","sku":"%1","title":"Thing number %1","codes":[{"code":"%2"}],)"
           R"("department":"Pantry","price":1290,"currency":"NZD","weight_g":180,)"
           R"("image":"thing.svg","size":"50"})"_s
               .arg(skuCode(product), QString::fromLatin1(barcodeOf(product)))
               .toUtf8();
}

QByteArray stockLine(int store, int product)
{
    return uR"({"type":"stock","store":"%1","sku":"%2","on_hand":%3,"location":"A03-%4-%5"})"_s
        .arg(storeCode(store), skuCode(product))
        .arg(stockEach)
        .arg(product % 9)
        .arg(product % 50)
        .toUtf8();
}

QByteArray orderLine(int store, const QString &ref, const QByteArray &lines)
{
    return uR"({"type":"order","channel":"web","ref":"%1","placed_at":"2026-11-21T09:12:00.000Z",)"
           R"("currency":"NZD","customer":{"name":"Mere Tamati","phone":"+64 21 000 000"},)"
           R"("fulfilment":{"method":"pickup","store":"%2"},"lines":[%3]})"_s
               .arg(ref, storeCode(store), QString::fromUtf8(lines))
               .toUtf8();
}

QByteArray lineOf(int number, int product, int units)
{
    return uR"({"ref":"%1","sku":"%2","quantity":%3,"unit_price":1290})"_s.arg(number)
        .arg(skuCode(product))
        .arg(units)
        .toUtf8();
}

} // namespace

QString storeCode(int store)
{
    return u"store-%1"_s.arg(store);
}

QString skuCode(int product)
{
    return u"P-%1"_s.arg(product);
}

QByteArray barcodeOf(int product)
{
    return withCheckDigit(u"9521%1"_s.arg(product, 8, 10, QChar(u'0'))).toLatin1();
}

QString personCode(int store)
{
    return u"%1"_s.arg(1000 + store);
}

QList<QByteArray> chainLines(const ChainSize &size)
{
    QList<QByteArray> lines;
    for (int store = 0; store < size.stores; ++store) {
        lines.append(storeLine(store));
        lines.append(personLine(store));
    }
    for (int product = 0; product < size.products; ++product)
        lines.append(productLine(product));
    for (int store = 0; store < size.stores; ++store) {
        for (int product = 0; product < size.products; ++product)
            lines.append(stockLine(store, product));
    }
    return lines;
}

QList<QByteArray> orderLines(const ChainSize &size)
{
    QList<QByteArray> orders;
    for (int store = 0; store < size.stores; ++store) {
        for (int number = 0; number < size.ordersPerStore; ++number) {
            QByteArrayList lines;
            for (int line = 0; line < linesPerOrder; ++line)
                lines.append(
                    lineOf(line + 1, (number * 7 + line * 31) % size.products, unitsPerLine));
            orders.append(orderLine(store, u"SO-%1-%2"_s.arg(store).arg(number), lines.join(',')));
        }
    }
    return orders;
}

QByteArray longOrderLine()
{
    QByteArrayList wanted;
    for (int line = 0; line < longOrderLines; ++line)
        wanted.append(lineOf(line + 1, line, longOrderUnits));
    return orderLine(0, QString(longOrder), wanted.join(','));
}

Result<std::unique_ptr<story::HeadOffice>> openOffice(const Place &place)
{
    auto office = std::make_unique<story::HeadOffice>(
        story::HeadOffice::Setup{.bin = place.bin,
                                 .data = QDir(place.folder).filePath(u"oms"_s),
                                 .demo = false,
                                 .database = place.database});
    // SQLite takes its disk from the library that is loaded first; see SlowSync.cpp.
    if (place.slowSync)
        qputenv("LD_PRELOAD", (place.bin + u"/libstorehand-slow-sync.so"_s).toUtf8());
    const Status opened = office->open();
    qunsetenv("LD_PRELOAD");
    if (!opened)
        return failure(opened.error());
    return office;
}

Status importLines(story::HeadOffice &office, const Place &place, const QList<QByteArray> &lines)
{
    const QString path = QDir(place.folder).filePath(u"import.jsonl"_s);
    for (qsizetype from = 0; from < lines.size(); from += linesPerFile) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return failure(ErrorKind::Storage, u"no_file"_s, file.errorString());
        file.write(QByteArrayList(lines.mid(from, linesPerFile)).join('\n') + '\n');
        file.close();
        if (const Status imported = office.import(path); !imported)
            return imported;
    }
    return {};
}

} // namespace storehand::bench
