// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace storehand::test {

/// Copies of a database file, each with one wrong byte in SQLite's header (the first hundred bytes;
/// File Format For SQLite Databases, 1.3), made while they are asked for.
class OtherHeaders
{
public:
    explicit OtherHeaders(const QString &path)
        : m_path(path)
    {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            m_good = file.readAll();
    }

    /// Writes the next copy to the path; false after the last.
    [[nodiscard]] bool writeNext()
    {
        ++m_next;
        while (m_next < headerSize * ways && here() == m_good[m_next / ways])
            ++m_next;
        if (m_next >= headerSize * ways)
            return false;
        QByteArray other = m_good;
        other[m_next / ways] = here();
        QFile file(m_path);
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
               file.write(other) == other.size();
    }

    [[nodiscard]] QString text() const
    {
        return QStringLiteral("byte %1 is %2").arg(m_next / ways).arg(quint8(here()));
    }

private:
    static constexpr qsizetype headerSize = 100;
    static constexpr qsizetype ways = 4;

    [[nodiscard]] char here() const
    {
        const char good = m_good[m_next / ways];
        const char others[ways] = {'\0', '\xff', char(good + 1), char(good ^ 0x80)};
        return others[m_next % ways];
    }

    QString m_path;
    QByteArray m_good;
    qsizetype m_next = -1;
};

} // namespace storehand::test
