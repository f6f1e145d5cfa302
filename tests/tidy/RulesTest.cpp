// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/Rooms.h"
#include "tests/tidy/Sizes.h"
#include "tests/tidy/Texts.h"
#include "tests/tidy/Words.h"

#include <QTest>

using namespace storehand::tidy;
using namespace Qt::Literals::StringLiterals;

namespace {

const QtModules qt{
    {u"QString"_s, u"QtCore"_s}, {u"QSqlQuery"_s, u"QtSql"_s}, {u"QImage"_s, u"QtGui"_s}};

/// Lines of the findings, which is what a row of a test can name.
QList<int> lines(const Findings &findings)
{
    QList<int> all;
    for (const Finding &finding : findings)
        all.append(finding.line);
    return all;
}

} // namespace

/// Each rule against texts that it must refuse, and their nearest allowed neighbours.
class RulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void includes_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const QString &path, const QString &include, bool allowed) {
            QTest::addRow("%s %s", qPrintable(path), qPrintable(include))
                << path << include << allowed;
        };
        row(u"core/store/Outbox.h"_s, u"\"core/wire/Hash.h\""_s, true);
        row(u"core/store/Outbox.h"_s, u"\"core/sync/SyncEngine.h\""_s, false);
        row(u"core/domain/Apply.cpp"_s, u"\"core/wire/Hash.h\""_s, false);
        row(u"core/station/Queue.h"_s, u"\"scanner/ScannerHub.h\""_s, false);
        row(u"core/sync/SyncEngine.cpp"_s, u"\"core/sync/http/HttpClient.h\""_s, false);
        row(u"core/sync/http/HttpClient.h"_s, u"\"core/sync/OmsClient.h\""_s, true);
        row(u"oms/sourcing/Reasons.h"_s, u"\"oms/storage/StockRows.h\""_s, true);
        row(u"oms/sourcing/Reasons.h"_s, u"\"oms/lifecycle/Turns.h\""_s, false);
        row(u"oms/usecases/PlaceOrder.cpp"_s, u"\"oms/lifecycle/Turns.h\""_s, true);
        row(u"oms/http/Routes.cpp"_s, u"\"oms/OrderManager.h\""_s, true);
        row(u"oms/http/Routes.cpp"_s, u"\"oms/usecases/PlaceOrder.h\""_s, false);
        row(u"ui/pick/PickViewModel.h"_s, u"\"core/station/PickSession.h\""_s, true);
        row(u"ui/pick/PickViewModel.h"_s, u"\"core/store/Outbox.h\""_s, false);
        row(u"ui/devices/DevicesViewModel.h"_s, u"\"scanner/Doctor.h\""_s, true);
        row(u"ui/pick/PickViewModel.h"_s, u"\"scanner/Doctor.h\""_s, false);
        row(u"app/storehand/Application.cpp"_s, u"\"core/store/Outbox.h\""_s, true);
        row(u"core/store/Outbox.cpp"_s, u"\"Outbox.h\""_s, false);
        row(u"oms/kitchen/Oven.h"_s, u"<QString>"_s, false);
        row(u"core/store/Outbox.h"_s, u"<vector>"_s, true);
        row(u"core/store/Outbox.h"_s, u"<QString>"_s, true);
        row(u"core/store/Outbox.h"_s, u"<QSqlQuery>"_s, false);
        row(u"core/database/Statement.cpp"_s, u"<QSqlQuery>"_s, true);
        row(u"core/database/Statement.cpp"_s, u"<QtSql/QSqlQuery>"_s, true);
        row(u"core/store/Outbox.h"_s, u"<sodium.h>"_s, false);
        row(u"oms/usecases/PlaceOrder.h"_s, u"<boost/beast.hpp>"_s, false);
        row(u"oms/http/Server.cpp"_s, u"<boost/beast.hpp>"_s, true);
        row(u"core/station/Queue.h"_s, u"<QImage>"_s, false);
        row(u"core/station/Queue.h"_s, u"<unistd.h>"_s, false);
        row(u"scanner/Hub.h"_s, u"<never/heard/of.h>"_s, false);
        row(u"tests/core/store/OutboxTest.cpp"_s, u"<QSqlQuery>"_s, true);
    }

    void includes()
    {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(bool, allowed);
        const SourceFile file{path, u"\n#include %1\n"_s.arg(include)};
        QCOMPARE(forbiddenIncludes(file, qt).isEmpty(), allowed);
    }

    void aCircleOfFoldersIsNamedOnce()
    {
        const SourceFile a{u"x/a/A.h"_s, u"#include \"x/b/B.h\"\n"_s};
        const SourceFile b{u"x/b/B.h"_s, u"#include \"x/c/C.h\"\n"_s};
        const SourceFile c{u"x/c/C.h"_s, u"#include \"x/a/A.h\"\n"_s};
        const SourceFile inner{u"x/a/inner/I.h"_s, u"#include \"x/a/A.h\"\n"_s};
        const SourceFile outer{u"x/a/O.h"_s, u"#include \"x/a/inner/I.h\"\n"_s};
        QVERIFY(includeCycles({a, b, inner, outer}).isEmpty());
        const Findings findings = includeCycles({a, b, c});
        QCOMPARE(findings.size(), 1);
        QVERIFY(findings[0].message.endsWith(u"x/a → x/b → x/c → x/a"_s));
    }

    void codeIsToldFromText()
    {
        const QString cpp =
            u"a /* { */ b // {\n\"{\\\"{\" c '{' R\"x({\n)\")x\" d 1'000\n#if {\ne u'{' f"_s;
        const QString code = codeOnly(cpp);
        QCOMPARE(code.size(), cpp.size());
        QCOMPARE(code.count(u'\n'), cpp.count(u'\n'));
        QCOMPARE(code.simplified(), u"a b c d 1'000 e u f"_s);
    }

    void functionsAreMeasured()
    {
        const QString cpp = u"namespace n {\n"
                            "class C : public D\n"
                            "{\n"
                            "    C()\n"
                            "        : m_a{1}\n"
                            "    {\n"
                            "    }\n"
                            "    int f() const { return [] { return 1; }(); }\n"
                            "};\n"
                            "const int table[] = {\n"
                            "    1,\n"
                            "    2,\n"
                            "};\n"
                            "bool operator==(C, C)\n"
                            "{\n"
                            "    if (x) {\n"
                            "    }\n"
                            "}\n"
                            "}\n"_s;
        QVERIFY(functionSpans(cpp).contains(FunctionSpan{6, 2}));
        QVERIFY(functionSpans(cpp).contains(FunctionSpan{8, 1}));
        QVERIFY(functionSpans(cpp).contains(FunctionSpan{15, 4}));
        for (const FunctionSpan &span : functionSpans(cpp))
            QVERIFY2(span.line < 10 || span.line > 13, "a table is no function");
    }

    void longThingsAreFound()
    {
        const auto cpp = [](int n) {
            return u"void f()\n{\n"_s + u"g();\n"_s.repeated(n) + u"}\n"_s;
        };
        QVERIFY(sizeFindings({u"core/x/A.cpp"_s, cpp(68)}).isEmpty());
        QCOMPARE(lines(sizeFindings({u"core/x/A.cpp"_s, cpp(69)})), QList<int>{2});
        const auto file = [](const QString &path, int n) {
            return sizeFindings({path, u"\n"_s.repeated(n)}).isEmpty();
        };
        QVERIFY(file(u"core/x/A.cpp"_s, 600) && !file(u"core/x/A.cpp"_s, 601));
        QVERIFY(file(u"core/x/A.h"_s, 400) && !file(u"core/x/A.h"_s, 401));
        QVERIFY(file(u"ui/x/A.qml"_s, 300) && !file(u"ui/x/A.qml"_s, 301));
        QVERIFY(file(u"app/x/main.cpp"_s, 60) && !file(u"app/x/main.cpp"_s, 61));
    }

    void words_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const QString &path, const QString &text, bool allowed) {
            QTest::addRow("%s %s", qPrintable(path), qPrintable(text)) << path << text << allowed;
        };
        const QString core = u"core/station/Queue.cpp"_s;
        row(core, u"// TODO later"_s, false);
        row(core, u"// a todo list"_s, true);
        row(u"check"_s, u"#!/bin/sh\n# FIXME"_s, false);
        row(u"docs/a.md"_s, u"no TODO in sources"_s, true);
        row(core, u"connect(a, SIGNAL(b()), c);"_s, false);
        row(core, u"const int SLOTS = 3;"_s, true);
        row(u"ui/pick/A.qml"_s, u"property var x"_s, false);
        row(u"ui/pick/A.qml"_s, u"property int x"_s, true);
        row(u"ui/pick/A.qml"_s, u"RowLayout {\n    Repeater {\n    }\n}"_s, false);
        row(u"ui/pick/A.qml"_s,
            u"    contentItem: ColumnLayout {\n"
            "        Label {\n        }\n\n        Repeater {\n"_s,
            false);
        row(u"ui/pick/A.qml"_s,
            u"ColumnLayout {\n    Column {\n        Repeater {\n        }\n    }\n}"_s, true);
        row(u"ui/pick/A.qml"_s, u"RowLayout {\n}\n\nColumn {\n    Repeater {\n    }\n}"_s, true);
        row(u"app/storehand/A.cpp"_s, u"c->setContextProperty(n, v);"_s, false);
        row(u"app/storehand/A.cpp"_s, u"qmlRegisterType<A>();"_s, false);
        row(core, u"x = std::rand();"_s, false);
        row(core, u"std::random_device d;"_s, false);
        row(core, u"brand(x);"_s, true);
        row(core, u"QDateTime::currentDateTimeUtc()"_s, false);
        row(core, u"QDateTime::currentMSecsSinceEpoch()"_s, false);
        row(core, u"// not currentDateTime()"_s, true);
        row(u"app/storehand/SystemClock.cpp"_s, u"QDateTime::currentDateTimeUtc()"_s, true);
        row(core, u"QThread::msleep(5);"_s, false);
        row(u"tests/core/ATest.cpp"_s, u"std::this_thread::sleep_for(1s);"_s, false);
        row(u"tests/core/ATest.cpp"_s, u"QTest::qWait(50);"_s, false);
        row(u"tests/core/ATest.cpp"_s, u"spy.wait(50);"_s, true);
        row(u"tests/core/ATest.cpp"_s, u"QTRY_COMPARE(count, 1);"_s, false);
        row(u"tests/core/ATest.cpp"_s, u"QTRY_COMPARE_WITH_TIMEOUT(count, 1, ms);"_s, true);
        row(core, u"std::thread t;"_s, false);
        row(u"oms/http/Server.cpp"_s, u"std::thread t;"_s, true);
        row(core, u"qDebug() << x;"_s, false);
        row(core, u"struct FulfillmentPlan;"_s, false);
    }

    void words()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(bool, allowed);
        QCOMPARE(bannedWords({path, text + u'\n'}).isEmpty(), allowed);
    }

    void textsMustBeginAndEndRight()
    {
        const QString head = u"// SPDX-License-Identifier: Apache-2.0\n#pragma once\n"_s;
        QVERIFY(textFindings({u"core/x/A.h"_s, head}).isEmpty());
        QCOMPARE(textFindings({u"core/x/A.h"_s, u"#pragma once\n"_s}).size(), 2);
        QCOMPARE(textFindings({u"core/x/A.h"_s, head.section(u'\n', 0, 0) + u'\n'}).size(), 1);
        QCOMPARE(textFindings({u"core/x/A.h"_s, head + u"int a;"_s}).size(), 1);
        QCOMPARE(textFindings({u"core/x/a.h"_s, head}).size(), 1);
        QCOMPARE(textFindings({u"run"_s, u"#!/bin/sh\nexit\n"_s}).size(), 1);
        QCOMPARE(lines(textFindings({u"core/x/A.h"_s, head + u"\tint a;\n"_s})), QList<int>{3});
        QCOMPARE(lines(textFindings({u"core/x/A.h"_s, head + u"int a; \n"_s})), QList<int>{3});
        QCOMPARE(lines(textFindings({u"README.md"_s, u"a\r\n"_s})), QList<int>{1});
        const QString wide = u"// "_s + u"x"_s.repeated(98) + u'\n';
        QCOMPARE(lines(textFindings({u"core/x/A.h"_s, head + wide})), QList<int>{3});
    }

    void aTestThatNobodyRunsIsFound()
    {
        const QList<SourceFile> files{{u"tests/core/x/ATest.cpp"_s, QString()},
                                      {u"core/x/BTest.cpp"_s, QString()}};
        QVERIFY(unregisteredTests(files, {u"core/x/ATest"_s}).isEmpty());
        QCOMPARE(unregisteredTests(files, {u"core/x/BTest"_s}).size(), 1);
    }
};

QTEST_APPLESS_MAIN(RulesTest)
#include "RulesTest.moc"
