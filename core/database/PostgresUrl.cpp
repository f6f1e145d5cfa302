// SPDX-License-Identifier: Apache-2.0
#include "core/database/PostgresUrl.h"

#include "core/domain/Codes.h"

#include <QUrl>
#include <QUrlQuery>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

constexpr std::array passedOn{
    "sslmode"_L1,         "sslrootcert"_L1,      "sslcert"_L1,
    "sslkey"_L1,          "connect_timeout"_L1,  "options"_L1,
    "keepalives_idle"_L1, "application_name"_L1, "target_session_attrs"_L1,
};

tl::unexpected<Error> malformed(const QString &what)
{
    return failure(ErrorKind::Malformed, codes::invalidDatabaseUrl, what);
}

/// Quotes a value for libpq's connection string. Qt's driver takes `;` for a separator.
std::optional<QString> quoted(QString value)
{
    if (value.contains(u';'))
        return std::nullopt;
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + value + u'\'';
}

Status takeOption(PostgresTarget &target, const QString &key, const QString &value)
{
    if (key == "host"_L1) {
        target.host = value;
    } else if (key == "port"_L1) {
        target.port = value.toInt();
    } else if (key == "user"_L1) {
        target.user = value;
    } else if (key == "password"_L1) {
        target.password = value;
    } else if (key == "dbname"_L1) {
        target.database = value;
    } else {
        const bool known = std::find(passedOn.begin(), passedOn.end(), key) != passedOn.end();
        const std::optional<QString> text = quoted(value);
        if (!known || !text)
            return malformed(u"the option %1 of the database URL is not accepted"_s.arg(key));
        if (!target.connectOptions.isEmpty())
            target.connectOptions += u';';
        target.connectOptions += key + u'=' + *text;
    }
    return {};
}

} // namespace

Result<PostgresTarget> parsePostgresUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != "postgresql"_L1 && url.scheme() != "postgres"_L1))
        return malformed(u"a database URL looks like postgresql://user@host:5432/database"_s);

    if (text.contains("%00"_L1))
        return malformed(u"the database URL holds a NUL"_s); // for the driver the end of a text

    PostgresTarget target;
    target.host = url.host();
    target.port = url.port();
    target.user = url.userName(QUrl::FullyDecoded);
    target.password = url.password(QUrl::FullyDecoded);
    target.database = url.path(QUrl::FullyDecoded).mid(1);
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : items) {
        if (const Status taken = takeOption(target, key, value); !taken)
            return failure(taken.error());
    }
    if (target.database.isEmpty())
        return malformed(u"the database URL names no database"_s);
    if (target.port == 0 || target.port < -1 || target.port > 65535)
        return malformed(u"the port of the database URL is not a port"_s);
    return target;
}

} // namespace storehand
