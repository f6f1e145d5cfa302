// SPDX-License-Identifier: Apache-2.0
#include "app/config/ScannersFile.h"

#include "core/domain/Codes.h"
#include "core/wire/ObjectReader.h"
#include "core/wire/ObjectWriter.h"

#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <limits>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;
using scanner::ScannerSettings;

namespace {

constexpr int scannersMax = 500;

QString pathIn(const QString &folder)
{
    return QDir(folder).filePath(u"scanners.json"_s);
}

tl::unexpected<Error> unread(const QString &path, const QString &why)
{
    return failure(ErrorKind::Malformed, codes::scannerSettingsUnread, path + u": "_s + why);
}

wire::Json toJson(const QString &id, const ScannerSettings &settings)
{
    wire::ObjectWriter writer;
    writer.always("id"_L1, id)
        .put("name"_L1, settings.name)
        .always("ending"_L1, toText(settings.ending))
        .put("prefix"_L1, QString::fromLatin1(settings.prefix))
        .put("suffix"_L1, QString::fromLatin1(settings.suffix))
        .put("separator"_L1, QString::fromLatin1(settings.separatorSubstitute))
        .always("loses_separators"_L1, settings.losesSeparators)
        .always("duplicate_window_ms"_L1, qint64(settings.duplicateWindow.count()))
        .always("baud_rate"_L1, settings.line.baudRate)
        .always("parity"_L1, toText(settings.line.parity))
        .put("keys"_L1, settings.keys);
    if (settings.owner)
        writer.always("owner"_L1, settings.owner->text);
    return writer.object();
}

/// Bytes are written as the characters with their numbers.
QByteArray bytes(wire::ObjectReader &reader, QLatin1StringView name)
{
    const QString text = reader.textOr(name, {}, ScannerSettings::marksMax);
    if (std::ranges::any_of(text, [](QChar c) { return c.unicode() > 0xFF; }))
        reader.note(name, u"has a character that is no byte"_s);
    return text.toLatin1();
}

void read(wire::ObjectReader &reader, QHash<QString, ScannerSettings> &all)
{
    ScannerSettings settings;
    const QString id = reader.text("id"_L1);
    settings.name = reader.textOr("name"_L1, {}, ScannerSettings::nameMax);
    if (const QString owner = reader.textOr("owner"_L1); !owner.isEmpty())
        settings.owner = PersonCode(owner);
    settings.ending = reader.wordOr("ending"_L1, settings.ending);
    settings.prefix = bytes(reader, "prefix"_L1);
    settings.suffix = bytes(reader, "suffix"_L1);
    settings.separatorSubstitute = bytes(reader, "separator"_L1);
    settings.losesSeparators = reader.flag("loses_separators"_L1);
    settings.duplicateWindow = Millis(reader.integerOr(
        "duplicate_window_ms"_L1, 0, 0, ScannerSettings::duplicateWindowMax.count()));
    settings.line.baudRate =
        int(reader.integerOr("baud_rate"_L1, settings.line.baudRate, ScannerSettings::baudRateMin,
                             ScannerSettings::baudRateMax));
    settings.line.parity = reader.wordOr("parity"_L1, settings.line.parity);
    settings.keys = reader.textOr("keys"_L1);
    reader.refuseUnknown();
    if (const Status fine = check(settings); !fine)
        reader.note({}, fine.error().detail);
    if (all.contains(id))
        reader.note("id"_L1, u"stands there twice"_s);
    all.insert(id, settings);
}

} // namespace

QStringList ScannersFile::portsWith(const QStringList &configured) const
{
    QStringList all = configured + serialPorts;
    all.removeDuplicates();
    return all;
}

QString ScannersFile::portId(const QString &path)
{
    return u"serial:"_s + path;
}

Result<ScannersFile> ScannersFile::load(const QString &folder)
{
    const QString path = pathIn(folder);
    QFile file(path);
    if (!file.exists())
        return ScannersFile();
    if (!file.open(QIODevice::ReadOnly))
        return unread(path, file.errorString());
    const Result<wire::JsonDocument> document = wire::JsonDocument::parse(file.readAll());
    if (!document)
        return unread(path, document.error().detail);
    wire::Problems problems;
    wire::ObjectReader reader(document->root(), {}, problems);
    ScannersFile result;
    if (reader.integer("schema"_L1, 1, std::numeric_limits<int>::max()) > schema)
        return unread(path, u"was written by a newer version"_s);
    result.serialPorts = reader.textsOr("serial_ports"_L1);
    reader.objectsOr(
        "scanners"_L1, [&](wire::ObjectReader &each) { read(each, result.scanners); }, scannersMax);
    reader.refuseUnknown();
    if (!problems.isEmpty())
        return unread(path, wire::describe(problems));
    return result;
}

Status ScannersFile::save(const QString &folder) const
{
    const QString path = pathIn(folder);
    if (!load(folder)) {
        const QString aside = path + u".unread"_s;
        QFile::remove(aside);
        QFile::rename(path, aside);
    }
    QStringList ids = scanners.keys();
    ids.sort();
    QJsonArray list;
    for (const QString &id : std::as_const(ids))
        list.append(toJson(id, scanners.value(id)).toObject());
    const QJsonObject object{{"schema"_L1, schema},
                             {"serial_ports"_L1, QJsonArray::fromStringList(serialPorts)},
                             {"scanners"_L1, list}};
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(object).toJson()) > 0 &&
        file.commit())
        return {};
    return failure(ErrorKind::Storage, codes::storageFailed,
                   u"cannot write \"%1\": %2"_s.arg(path, file.errorString()));
}

} // namespace storehand::app
