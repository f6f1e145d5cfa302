// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/Rooms.h"
#include "tests/tidy/Sizes.h"
#include "tests/tidy/Texts.h"
#include "tests/tidy/Words.h"

#include <QFile>
#include <QTest>

using namespace storehand::tidy;
using namespace Qt::Literals::StringLiterals;

/// Holds the whole repository against the rules; RulesTest shows that the rules can find something.
class RepositoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_files = readRepository(QStringLiteral(STOREHAND_SOURCE_DIR));
        QVERIFY2(m_files.size() > 50, "the repository was not found");
        m_qt = installedQtModules();
        QCOMPARE(m_qt.value(u"QSqlQuery"_s), u"QtSql"_s);
    }

    void includesFollowTheArrows()
    {
        expectNone([this](const SourceFile &file) {
            return languageOf(file) == Language::Cpp ? forbiddenIncludes(file, m_qt) : Findings();
        });
    }

    void noFoldersIncludeEachOther() { expectEmpty(includeCycles(m_files)); }
    void filesAndFunctionsAreShort() { expectNone(sizeFindings); }
    void noBannedWords() { expectNone(bannedWords); }
    void textsAreWrittenAlike() { expectNone(textFindings); }

    void everyTestIsRegistered()
    {
        QFile list(QStringLiteral(STOREHAND_REGISTERED_TESTS));
        QVERIFY2(list.open(QIODevice::ReadOnly), "the list that CMake writes is missing");
        const QStringList registered = QString::fromUtf8(list.readAll()).split(u'\n');
        QVERIFY(registered.contains(u"tidy/RepositoryTest"_s));
        expectEmpty(unregisteredTests(m_files, registered));
    }

private:
    template <typename Rule>
    void expectNone(Rule rule)
    {
        Findings all;
        for (const SourceFile &file : m_files)
            all += rule(file);
        expectEmpty(all);
    }

    static void expectEmpty(const Findings &findings)
    {
        for (const Finding &finding : findings) {
            qWarning("%s:%d: %s", qPrintable(finding.path), finding.line,
                     qPrintable(finding.message));
        }
        QVERIFY2(findings.isEmpty(), "the lines above say where, and what to write instead");
    }

    QList<SourceFile> m_files;
    QtModules m_qt;
};

QTEST_APPLESS_MAIN(RepositoryTest)
#include "RepositoryTest.moc"
