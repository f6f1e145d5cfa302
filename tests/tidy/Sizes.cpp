// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/Sizes.h"

#include <QRegularExpression>

namespace storehand::tidy {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int functionLinesMax = 70;
constexpr int sourceLinesMax = 600;
constexpr int headerLinesMax = 400;
constexpr int qmlLinesMax = 300;
constexpr int mainLinesMax = 60;

enum class Block { Scope, Function, Data };

/// What a brace opens outside of functions, told from the text between it and the end before.
Block blockAfter(const QString &head)
{
    static const QRegularExpression scope(
        uR"(^extern$|\b(namespace|class|struct|union|enum)\b[^()=]*$)"_s);
    static const QRegularExpression assignment(uR"((?<!operator)(?<![<>=!])=(?!=))"_s);
    if (scope.match(head).hasMatch())
        return Block::Scope;
    if (head.isEmpty()) // the body after `: m_member{value}`
        return Block::Function;
    const bool lambda = head.contains("[]("_L1) || head.endsWith("[]"_L1);
    const bool data = assignment.match(head).hasMatch() && !head.endsWith(u')') && !lambda;
    return data || !(head.contains(u'(') || lambda) ? Block::Data : Block::Function;
}

int linesAllowed(const QString &path)
{
    if (path.endsWith("/main.cpp"_L1))
        return mainLinesMax;
    if (path.endsWith(".cpp"_L1))
        return sourceLinesMax;
    if (path.endsWith(".h"_L1))
        return headerLinesMax;
    return path.endsWith(".qml"_L1) ? qmlLinesMax : 0;
}

} // namespace

QList<FunctionSpan> functionSpans(const QString &cpp)
{
    const QString code = codeOnly(cpp);
    QList<FunctionSpan> spans;
    QList<Block> open;
    qsizetype headFrom = 0;
    int line = 1;
    int bodyLine = 0;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const QChar c = code[i];
        const bool inScope = open.isEmpty() || open.last() == Block::Scope;
        if (c == u'\n') {
            ++line;
        } else if (c == u'{') {
            const QString head = code.sliced(headFrom, i - headFrom).simplified();
            open.append(inScope ? blockAfter(head) : Block::Data);
            if (open.last() == Block::Function)
                bodyLine = line;
            headFrom = i + 1;
        } else if (c == u'}' && !open.isEmpty()) {
            if (open.takeLast() == Block::Function)
                spans.append({bodyLine, line - bodyLine + 1});
            headFrom = i + 1;
        } else if (c == u';') {
            headFrom = i + 1;
        }
    }
    return spans;
}

Findings sizeFindings(const SourceFile &file)
{
    Findings findings;
    const int allowed = linesAllowed(file.path);
    const int lines = static_cast<int>(file.text.count(u'\n'));
    if (allowed > 0 && lines > allowed) {
        findings.append(
            {file.path, lines,
             u"%1 lines, at most %2: move one idea into a file of its own"_s.arg(lines).arg(
                 allowed)});
    }
    if (languageOf(file) != Language::Cpp)
        return findings;
    for (const FunctionSpan &span : functionSpans(file.text)) {
        if (span.lines > functionLinesMax) {
            findings.append(
                {file.path, span.line,
                 u"a function of %1 lines, at most %2: give its steps names"_s.arg(span.lines)
                     .arg(functionLinesMax)});
        }
    }
    return findings;
}

} // namespace storehand::tidy
