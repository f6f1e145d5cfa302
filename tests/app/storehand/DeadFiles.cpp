// SPDX-License-Identifier: Apache-2.0
#include "tests/app/storehand/DeadFiles.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Sealed with keys of each side, so their bodies differ.
bool isSealed(const QString &entity)
{
    return entity == "customer"_L1 || entity == "person"_L1;
}

QString nameOf(const SqlRow &row)
{
    return u"%1 %2 %3 %4"_s.arg(row.text(0), row.text(1), row.text(2)).arg(row.integer(3));
}

void must(const Status &status)
{
    if (!status)
        qFatal("%s: %s", qPrintable(status.error().code), qPrintable(status.error().detail));
}

} // namespace

KeptData KeptData::ofFile(const QString &path)
{
    KeptData kept;
    kept.m_folder = std::make_shared<QTemporaryDir>();
    const QString copy = kept.m_folder->filePath(QFileInfo(path).fileName());
    for (const QString &suffix : {u""_s, u"-wal"_s}) {
        if (QFile::exists(path + suffix) && !QFile::copy(path + suffix, copy + suffix))
            qFatal("%s cannot be copied", qPrintable(path + suffix));
    }
    auto opened = Connection::open(SqliteOptions{.path = copy});
    if (!opened)
        qFatal("%s does not open: %s", qPrintable(path), qPrintable(opened.error().detail));
    kept.m_connection = std::move(*opened);
    return kept;
}

KeptData KeptData::ofPostgres(const QString &url)
{
    KeptData kept;
    auto opened = Connection::open(PostgresOptions{.url = url});
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    kept.m_connection = std::move(*opened);
    return kept;
}

QList<KeptData::Command> KeptData::commands(const QString &sql) const
{
    QList<Command> found;
    must(m_connection->query(sql, {}, [&](const SqlRow &row) {
        found.append({row.text(0), row.integer(1), row.text(2), row.bytes(3)});
    }));
    return found;
}

QList<KeptData::Command> KeptData::outbox() const
{
    return commands(u"SELECT CAST(era AS {text}), n, id, hash FROM command ORDER BY era, n"_s);
}

QList<KeptData::Command> KeptData::commandLog() const
{
    return commands(u"SELECT install, n, COALESCE(id, duplicate_of), hash FROM command_log"
                    " ORDER BY install, n"_s);
}

QMap<QString, qint64> KeptData::digests(const QString &sql) const
{
    QMap<QString, qint64> found;
    must(m_connection->query(
        sql, {}, [&](const SqlRow &row) { found.insert(row.text(0), row.integer(1)); }));
    return found;
}

QMap<QString, qint64> KeptData::cachedDigests() const
{
    return digests(u"SELECT topic, digest FROM copy WHERE state = 1"_s);
}

QMap<QString, qint64> KeptData::feedDigests() const
{
    return digests(u"SELECT topic, digest FROM feed_head WHERE head > 0"_s);
}

QMap<QString, QJsonObject> KeptData::cachedEntities() const
{
    QMap<QString, QJsonObject> found;
    must(m_connection->query(u"SELECT c.topic, e.entity, e.id, e.version, e.body FROM copy c"
                             " JOIN entity e ON e.copy = c.id WHERE c.state = 1"_s,
                             {}, [&](const SqlRow &row) {
                                 if (!isSealed(row.text(1)))
                                     found.insert(nameOf(row),
                                                  QJsonDocument::fromJson(row.bytes(4)).object());
                             }));
    return found;
}

QMap<QString, QJsonObject> KeptData::feedEntities(const QStringList &wanted) const
{
    QMap<QString, QJsonObject> found;
    QMap<QString, QString> newest; // "topic entity id" → its name with the version
    must(m_connection->query(
        u"SELECT topic, entity, id, version, body, op FROM feed ORDER BY topic, seq"_s, {},
        [&](const SqlRow &row) {
            if (!wanted.contains(row.text(0)) || isSealed(row.text(1)))
                return;
            const QString name = nameOf(row);
            const QString key = name.section(u' ', 0, 2);
            found.remove(newest.take(key));
            if (row.text(5) != "put"_L1)
                return;
            newest.insert(key, name);
            found.insert(name, QJsonDocument::fromJson(row.bytes(4)).object());
        }));
    return found;
}

qint64 KeptData::sum(const QString &expression, const QString &table) const
{
    const auto found =
        m_connection->first(u"SELECT COALESCE(SUM(%1), 0) FROM %2"_s.arg(expression, table), {},
                            [](const SqlRow &row) { return row.integer(0); });
    if (!found)
        qFatal("%s", qPrintable(found.error().detail));
    return found->value_or(0);
}

QString KeptData::damage() const
{
    if (m_connection->engine() != Engine::Sqlite)
        return {};
    const Status sound = m_connection->quickCheck();
    return sound ? QString() : sound.error().detail;
}

QString gapIn(const QList<KeptData::Command> &commands)
{
    QSet<QString> ids;
    QMap<QString, qint64> last;
    for (const KeptData::Command &command : commands) {
        if (command.n != ++last[command.install])
            return u"after %1 of %2 comes %3"_s.arg(last[command.install] - 1)
                .arg(command.install)
                .arg(command.n);
        if (ids.contains(command.id))
            return u"command %1 is there twice"_s.arg(command.id);
        ids.insert(command.id);
    }
    return {};
}

} // namespace storehand::test
