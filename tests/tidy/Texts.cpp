// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/Texts.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace storehand::tidy {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int columnsMax = 100;
constexpr int licenceWithinLines = 3;

/// Problems of a single line.
QString problemWith(const QString &line, bool source)
{
    if (line.endsWith(u'\r'))
        return u"line ends with CR LF: LF only"_s;
    if (!source)
        return {};
    if (line.contains(u'\t'))
        return u"a tab: four spaces"_s;
    if (line.endsWith(u' '))
        return u"space at the end of the line"_s;
    if (line.toUcs4().size() > columnsMax && !line.contains("://"_L1))
        return u"%1 columns, at most %2"_s.arg(line.toUcs4().size()).arg(columnsMax);
    return {};
}

bool hasLicence(const QString &text)
{
    return text.section(u'\n', 0, licenceWithinLines - 1)
        .contains("SPDX-License-Identifier: Apache-2.0"_L1);
}

} // namespace

Findings textFindings(const SourceFile &file)
{
    Findings findings;
    const Language language = languageOf(file);
    const bool source = language != Language::Other;
    if (!file.text.endsWith(u'\n'))
        findings.append({file.path, 0, u"the last line does not end: add a line feed"_s});
    if (source && !hasLicence(file.text))
        findings.append({file.path, 1, u"first line: SPDX-License-Identifier: Apache-2.0"_s});
    if (file.path.endsWith(".h"_L1) && !file.text.contains("\n#pragma once\n"_L1))
        findings.append({file.path, 2, u"second line: #pragma once"_s});
    static const QRegularExpression pascal(u"^[A-Z][A-Za-z0-9]*$"_s);
    const QString name = QFileInfo(file.path).completeBaseName();
    if ((language == Language::Cpp || file.path.endsWith(".qml"_L1)) && name != "main"_L1 &&
        !pascal.match(name).hasMatch())
        findings.append({file.path, 0, u"a file is named as its type, in PascalCase"_s});
    int number = 0;
    for (const QString &line : file.text.split(u'\n')) {
        ++number;
        const QString problem = problemWith(line, source);
        if (!problem.isEmpty())
            findings.append({file.path, number, problem});
    }
    return findings;
}

Findings unregisteredTests(const QList<SourceFile> &files, const QStringList &registered)
{
    Findings findings;
    for (const SourceFile &file : files) {
        if (!file.path.startsWith("tests/"_L1) || !file.path.endsWith("Test.cpp"_L1))
            continue;
        const QString test = file.path.chopped(4).mid(6);
        if (!registered.contains(test)) {
            findings.append(
                {file.path, 0, u"never run: storehand_add_test(%1 …) is missing"_s.arg(test)});
        }
    }
    return findings;
}

} // namespace storehand::tidy
