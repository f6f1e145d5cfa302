// SPDX-License-Identifier: Apache-2.0
#include "core/database/Dialect.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

struct Word
{
    QLatin1StringView name;
    QLatin1StringView sqlite;
    QLatin1StringView postgres;
};

constexpr std::array words{
    Word{"int"_L1, "INTEGER"_L1, "BIGINT"_L1},
    Word{"real"_L1, "REAL"_L1, "DOUBLE PRECISION"_L1},
    Word{"text"_L1, "TEXT"_L1, "TEXT COLLATE \"C\""_L1},
    Word{"bytes"_L1, "BLOB"_L1, "BYTEA"_L1},
    Word{"strict"_L1, "STRICT"_L1, ""_L1},
    Word{"keyed"_L1, "WITHOUT ROWID, STRICT"_L1, ""_L1},
    Word{"for_update"_L1, ""_L1, "FOR UPDATE"_L1},
    Word{"skip_locked"_L1, ""_L1, "FOR UPDATE SKIP LOCKED"_L1},
};

QLatin1StringView written(QStringView name, Engine engine)
{
    for (const Word &word : words) {
        if (word.name == name)
            return engine == Engine::Sqlite ? word.sqlite : word.postgres;
    }
    qFatal("No such word of the SQL dialect: {%s}", qPrintable(name.toString()));
}

} // namespace

QString expandDialect(const QString &sql, Engine engine)
{
    QString result;
    result.reserve(sql.size() + 32);
    qsizetype done = 0;
    for (qsizetype open = sql.indexOf(u'{'); open >= 0; open = sql.indexOf(u'{', done)) {
        const qsizetype close = sql.indexOf(u'}', open);
        if (close < 0)
            qFatal("A brace is not closed in: %s", qPrintable(sql));
        result += QStringView(sql).mid(done, open - done);
        result += written(QStringView(sql).mid(open + 1, close - open - 1), engine);
        done = close + 1;
    }
    result += QStringView(sql).mid(done);
    return result;
}

} // namespace storehand
