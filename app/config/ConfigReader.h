// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QJsonObject>
#include <QStringList>

namespace storehand::app {

/// Reads one configuration file: a JSON object with a `schema` and known keys. Each problem names
/// the file, the line, what is wrong and, for an unknown key, the nearest known one. Values that
/// are asked for make their keys known; finish() refuses all others.
class ConfigReader
{
public:
    static constexpr qint64 bytesMax = 64 * 1024;

    /// A missing file is an empty one. Malformed when it cannot be read, is no JSON object or has
    /// another schema.
    [[nodiscard]] static Result<ConfigReader> open(const QString &path, int schema);

    [[nodiscard]] QString text(const QString &key, const QString &fallback = {});
    /// One of `choices`.
    [[nodiscard]] QString choice(const QString &key, const QStringList &choices,
                                 const QString &fallback);
    [[nodiscard]] QStringList texts(const QString &key);
    [[nodiscard]] bool flag(const QString &key, bool fallback = false);
    [[nodiscard]] int number(const QString &key, int fallback, int least, int most);

    /// Malformed with all problems, a line each; fine when there are none.
    [[nodiscard]] Status finish();

private:
    ConfigReader(QString path, QByteArray content, QJsonObject object);
    [[nodiscard]] QJsonValue take(const QString &key);
    void note(const QString &key, const QString &problem);
    [[nodiscard]] QString nearest(const QString &key) const;

    QString m_path;
    QByteArray m_content;
    QJsonObject m_object;
    QStringList m_known;
    QStringList m_problems;
};

} // namespace storehand::app
