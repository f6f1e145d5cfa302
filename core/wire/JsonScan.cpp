// SPDX-License-Identifier: Apache-2.0
#include "core/wire/JsonScan.h"

#include "core/domain/Codes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QString>
#include <QVarLengthArray>

#include <algorithm>
#include <vector>

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype shownNameMax = 60;

/// The names of one object. Few are compared one by one, many looked up.
class Names
{
public:
    /// False when it was there already.
    bool add(QByteArrayView name)
    {
        if (!m_many.isEmpty()) {
            const qsizetype before = m_many.size();
            m_many.insert(name);
            return m_many.size() > before;
        }
        const quint64 mark = markOf(name);
        const bool isAlike = m_marks & mark;
        m_marks |= mark;
        if (isAlike && std::find(m_few.begin(), m_few.end(), name) != m_few.end())
            return false;
        m_few.append(name);
        if (m_few.size() > fewMax)
            m_many = QSet<QByteArrayView>(m_few.begin(), m_few.end());
        return true;
    }

private:
    static constexpr qsizetype fewMax = 32;

    /// One bit of 64: names with different ones differ.
    static quint64 markOf(QByteArrayView name)
    {
        if (name.isEmpty())
            return 1;
        const auto at = [&](qsizetype i) { return static_cast<quint8>(name[i]); };
        const qsizetype size = name.size();
        const quint64 sum =
            static_cast<quint64>(size) + 5U * at(0) + 11U * at(size / 2) + 23U * at(size - 1);
        return quint64(1) << (sum % 64U);
    }

    quint64 m_marks = 0;
    QVarLengthArray<QByteArrayView, fewMax> m_few;
    QSet<QByteArrayView> m_many;
};

class Scan
{
public:
    Scan(QByteArrayView json, int depthMax)
        : m_json(json)
        , m_depthMax(depthMax)
    {}

    [[nodiscard]] Status run()
    {
        for (m_at = 0; m_at < m_json.size(); ++m_at) {
            Status good;
            switch (m_json[m_at]) {
            case '"':
                good = text();
                break;
            case '{':
            case '[':
                good = open(m_json[m_at] == '{');
                break;
            case '}':
            case ']':
                if (!m_levels.empty())
                    m_levels.pop_back();
                break;
            case ',':
                next();
                break;
            default:
                break;
            }
            if (!good)
                return good;
        }
        return {};
    }

private:
    struct Level
    {
        bool isObject = false;
        bool expectsName = false;
        Names names;
        QByteArrayView name; ///< the latest
        int index = 0;
    };

    [[nodiscard]] Status open(bool isObject)
    {
        if (m_levels.size() >= size_t(m_depthMax))
            return failure(ErrorKind::Malformed, codes::malformed,
                           u"the document is nested deeper than %1 levels"_s.arg(m_depthMax));
        m_levels.push_back({.isObject = isObject, .expectsName = isObject});
        return {};
    }

    void next()
    {
        if (m_levels.empty())
            return;
        ++m_levels.back().index;
        m_levels.back().expectsName = m_levels.back().isObject;
    }

    [[nodiscard]] Status text()
    {
        const qsizetype begin = m_at + 1;
        bool isEscaped = false;
        for (++m_at; m_at < m_json.size() && m_json[m_at] != '"'; ++m_at) {
            if (m_json[m_at] == '\\') {
                isEscaped = true;
                ++m_at;
            }
        }
        if (m_levels.empty() || !m_levels.back().expectsName)
            return {};
        const QByteArrayView raw =
            m_json.sliced(begin, qMax<qsizetype>(0, qMin(m_at, m_json.size()) - begin));
        return name(raw, isEscaped);
    }

    /// Names are compared as they are meant: "\u0061" is "a".
    [[nodiscard]] Status name(QByteArrayView raw, bool isEscaped)
    {
        Level &level = m_levels.back();
        level.expectsName = false;
        level.name = raw;
        if (isEscaped) {
            const QByteArray text = raw.toByteArray();
            const QJsonArray alone = QJsonDocument::fromJson("[\"" + text + "\"]").array();
            m_unescaped.push_back(alone.isEmpty() ? text : alone[0].toString().toUtf8());
            level.name = m_unescaped.back();
        }
        if (level.names.add(level.name))
            return {};
        return failure(ErrorKind::Malformed, codes::malformed, path() + u": is there twice"_s,
                       {path()});
    }

    [[nodiscard]] QString path() const
    {
        QString path;
        for (const Level &level : m_levels) {
            if (!level.isObject)
                path += u"[%1]"_s.arg(level.index);
            else
                path += (path.isEmpty() ? QString() : u"."_s) +
                        QString::fromUtf8(level.name).left(shownNameMax);
        }
        return path;
    }

    const QByteArrayView m_json;
    const int m_depthMax;
    qsizetype m_at = 0;
    std::vector<Level> m_levels;
    std::vector<QByteArray> m_unescaped; ///< what views of names point at
};

} // namespace

Status scanJson(QByteArrayView json, int depthMax)
{
    return Scan(json, depthMax).run();
}

} // namespace storehand::wire
