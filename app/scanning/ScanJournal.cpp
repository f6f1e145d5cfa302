// SPDX-License-Identifier: Apache-2.0
#include "app/scanning/ScanJournal.h"

#include "core/domain/Codes.h"
#include "core/wire/ObjectWriter.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype lineSizeMax = 64 * 1024;
constexpr qsizetype shapeSizeMax = 256;

/// Application identifiers 43nn say who gets a parcel and where, 725n who a patient is and when
/// they were born; 8018 is the number of a patient or customer, 8007 that of an account.
bool namesAPerson(const Element &element)
{
    constexpr std::array ofPeople{"43"_L1, "725"_L1, "8018"_L1, "8007"_L1};
    return std::ranges::any_of(
        ofPeople, [&](QLatin1StringView begin) { return element.ai.startsWith(begin); });
}

/// True for codes that stand on goods, shelves, totes and parcels.
bool mayBeKept(const Scan &scan)
{
    if (scan.error)
        return false;
    const Decoded &decoded = scan.decoded;
    if (decoded.own)
        return decoded.own->kind != OwnCode::Kind::Badge &&
               decoded.own->kind != OwnCode::Kind::Pickup;
    return (decoded.gtin || !decoded.elements.isEmpty()) &&
           std::ranges::none_of(decoded.elements, namesAPerson);
}

QString shapeOf(const QByteArray &raw)
{
    constexpr char16_t pictures = 0x2400;
    QString shape;
    for (const QChar c : QString::fromUtf8(raw.left(shapeSizeMax))) {
        if (c.isUpper())
            shape += u'A';
        else if (c.isLetter())
            shape += u'a';
        else if (c.isDigit())
            shape += u'9';
        else if (c.unicode() < u' ')
            shape += QChar(char16_t(pictures + c.unicode()));
        else
            shape += c;
    }
    return shape;
}

} // namespace

ScanJournal::ScanJournal(std::unique_ptr<RotatedFile> file)
    : m_file(std::move(file))
{}

Result<std::unique_ptr<ScanJournal>> ScanJournal::open(const QString &folder)
{
    auto file = RotatedFile::open({.folder = folder, .name = u"scans"_s, .bytesMax = bytesMax});
    if (!file)
        return failure(file.error());
    return std::unique_ptr<ScanJournal>(new ScanJournal(std::move(*file)));
}

void ScanJournal::note(const Scan &scan)
{
    wire::ObjectWriter line;
    line.always("at"_L1, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs))
        .always("scanner"_L1, scan.scanner)
        .always("source"_L1, toText(scan.source));
    if (mayBeKept(scan))
        line.always("raw"_L1, QString::fromLatin1(scan.raw.toHex()));
    else
        line.always("shape"_L1, shapeOf(scan.raw)).always("size"_L1, qint64(scan.raw.size()));
    line.put("error"_L1, scan.error ? scan.error->code : QString())
        .put("warnings"_L1, wire::listOf(scan.decoded.warnings))
        .put("duplicate"_L1, scan.duplicate);
    m_file->append(wire::toBytes(line.object()));
}

Result<QList<ScanJournal::Read>> ScanJournal::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Malformed, codes::malformed,
                       u"%1: %2"_s.arg(path, file.errorString()));
    const auto noJournal = [&](int line) {
        return failure(ErrorKind::Malformed, codes::malformed,
                       u"%1:%2: not a line of a scan journal"_s.arg(path).arg(line));
    };
    QList<Read> reads;
    int lines = 0;
    int torn = 0;
    for (int number = 1; !file.atEnd(); ++number) {
        const QByteArray line = file.readLine(lineSizeMax);
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject()) {
            torn = number; // by a power cut
            continue;
        }
        const QJsonObject object = document.object();
        const QByteArray hex = object["raw"_L1].toString().toLatin1();
        const QByteArray raw = QByteArray::fromHex(hex);
        const bool isRead = object.contains("scanner"_L1) && raw.toHex() == hex &&
                            (!raw.isEmpty() || object.contains("shape"_L1));
        if (!isRead)
            return noJournal(number);
        ++lines;
        if (!raw.isEmpty())
            reads.append({object["scanner"_L1].toString(), raw});
    }
    if (torn > 0 && lines == 0)
        return noJournal(torn);
    return reads;
}

} // namespace storehand::app
