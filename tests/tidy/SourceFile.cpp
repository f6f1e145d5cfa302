// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/SourceFile.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace storehand::tidy {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Walks over C++ and blanks, in place, what is not code.
class Blanker
{
public:
    explicit Blanker(QString cpp)
        : m_text(std::move(cpp))
    {}

    QString run()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (here(u"//"))
                blankTo(lineEnd(m_at));
            else if (here(u"/*"))
                blankTo(after(u"*/", m_at + 2));
            else if (here(u"R\""))
                blankTo(rawStringEnd());
            else if (c == u'"' || (c == u'\'' && !isDigitSeparator()))
                blankTo(literalEnd(c));
            else if (c == u'#' && isFirstOfLine())
                blankTo(directiveEnd());
            else
                ++m_at;
        }
        return m_text;
    }

private:
    [[nodiscard]] bool here(QStringView what) const
    {
        return QStringView(m_text).sliced(m_at).startsWith(what);
    }

    /// True inside a number as 1'000'000, not after a prefix as in u'x'.
    [[nodiscard]] bool isDigitSeparator() const
    {
        qsizetype i = m_at;
        while (i > 0 && (m_text[i - 1].isLetterOrNumber() || m_text[i - 1] == u'\''))
            --i;
        return m_text[i].isDigit();
    }

    [[nodiscard]] bool isFirstOfLine() const
    {
        qsizetype i = m_at - 1;
        while (i >= 0 && m_text[i] == u' ')
            --i;
        return i < 0 || m_text[i] == u'\n';
    }

    [[nodiscard]] qsizetype lineEnd(qsizetype from) const
    {
        const qsizetype found = m_text.indexOf(u'\n', from);
        return found < 0 ? m_text.size() : found;
    }

    [[nodiscard]] qsizetype after(QStringView what, qsizetype from) const
    {
        const qsizetype found = m_text.indexOf(what, from);
        return found < 0 ? m_text.size() : found + what.size();
    }

    [[nodiscard]] qsizetype rawStringEnd() const
    {
        const qsizetype open = m_text.indexOf(u'(', m_at);
        if (open < 0)
            return m_text.size();
        return after(u")"_s + m_text.sliced(m_at + 2, open - m_at - 2) + u"\""_s, open);
    }

    [[nodiscard]] qsizetype literalEnd(QChar quote) const
    {
        qsizetype i = m_at + 1;
        while (i < m_text.size() && m_text[i] != quote)
            i += m_text[i] == u'\\' ? 2 : 1;
        return i + 1;
    }

    [[nodiscard]] qsizetype directiveEnd() const
    {
        qsizetype end = lineEnd(m_at);
        while (end < m_text.size() && m_text[end - 1] == u'\\')
            end = lineEnd(end + 1);
        return end;
    }

    void blankTo(qsizetype end)
    {
        end = std::min(end, m_text.size());
        for (; m_at < end; ++m_at) {
            if (m_text[m_at] != u'\n')
                m_text[m_at] = u' ';
        }
    }

    QString m_text;
    qsizetype m_at = 0;
};

bool isRead(const QString &path)
{
    static const QStringList skipped{u"build/"_s, u".git/"_s, u".cache/"_s, u"tests/data/"_s};
    static const QStringList endings{u"h"_s,    u"cpp"_s,  u"qml"_s, u"js"_s, u"cmake"_s, u"sh"_s,
                                     u"json"_s, u"yaml"_s, u"txt"_s, u"md"_s, u""_s};
    const bool skip = std::any_of(skipped.begin(), skipped.end(), [&path](const QString &folder) {
        return path.startsWith(folder);
    });
    return !skip && path != "LICENSE"_L1 && path != ".git"_L1 &&
           endings.contains(QFileInfo(path).suffix());
}

} // namespace

Language languageOf(const SourceFile &file)
{
    const QFileInfo info(file.path);
    const QString ending = info.suffix();
    if (ending == "h"_L1 || ending == "cpp"_L1)
        return Language::Cpp;
    if (ending == "qml"_L1 || ending == "js"_L1)
        return Language::Qml;
    if (ending == "cmake"_L1 || info.fileName() == "CMakeLists.txt"_L1)
        return Language::CMake;
    if (ending == "sh"_L1 || file.text.startsWith("#!"_L1))
        return Language::Script;
    return Language::Other;
}

QString folderOf(const QString &path)
{
    return path.left(std::max<qsizetype>(path.lastIndexOf(u'/'), 0));
}

int lineAt(const QString &text, qsizetype position)
{
    return static_cast<int>(QStringView(text).first(position).count(u'\n')) + 1;
}

QString codeOnly(const QString &cpp)
{
    return Blanker(cpp).run();
}

QList<SourceFile> readRepository(const QString &root)
{
    QList<SourceFile> files;
    const QDir dir(root);
    QDirIterator walk(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = dir.relativeFilePath(walk.next());
        if (!isRead(path))
            continue;
        QFile file(walk.filePath());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(path));
        files.append({path, QString::fromUtf8(file.readAll())});
    }
    std::sort(files.begin(), files.end(),
              [](const SourceFile &a, const SourceFile &b) { return a.path < b.path; });
    return files;
}

} // namespace storehand::tidy
