// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/CommandLine.h"

#include <QTest>

using namespace storehand;
using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;

namespace {

Result<CommandLine> parse(const QString &line)
{
    return parseCommandLine(line.split(u' ', Qt::SkipEmptyParts));
}

} // namespace

class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serveHasGoodDefaults()
    {
        const auto line = parse(u"serve --data d"_s);
        QVERIFY(line);
        QCOMPARE(line->command, CommandName::Serve);
        QCOMPARE(line->data, u"d");
        QCOMPARE(line->listen, u"127.0.0.1:8780");
        QVERIFY(!line->insecureLan && !line->demo);
    }

    void allOptionsAreRead()
    {
        const auto line = parse(u"serve --listen=0.0.0.0:443 --tls-cert c --tls-key=k --demo "
                                "--insecure-lan --data d --database postgresql://h/x"_s);
        QVERIFY(line);
        QCOMPARE(line->listen, u"0.0.0.0:443");
        QCOMPARE(line->tlsCert, u"c");
        QCOMPARE(line->tlsKey, u"k");
        QCOMPARE(line->database, u"postgresql://h/x");
        QVERIFY(line->insecureLan && line->demo);
    }

    void importTakesFilesBetweenOptions()
    {
        const auto line = parse(u"import a.jsonl --data d - b.jsonl"_s);
        QVERIFY(line);
        QCOMPARE(line->files, (QStringList{u"a.jsonl"_s, u"-"_s, u"b.jsonl"_s}));
    }

    void otherCommandsAreRead()
    {
        const auto enrol = parse(u"enrol --data d --store harbour --name Counter"_s);
        QVERIFY(enrol);
        QCOMPARE(enrol->store, u"harbour");
        QCOMPARE(enrol->name, u"Counter");
        const auto key = parse(u"channel-key --data d --channel web"_s);
        QVERIFY(key);
        QCOMPARE(key->channel, u"web");
        QCOMPARE(parse(u"stations --data d"_s)->command, CommandName::Stations);
        QCOMPARE(parse(u"stations --data d --store harbour"_s)->store, u"harbour");
        QCOMPARE(parse(u"revoke --data d --station s"_s)->station, u"s");
        QCOMPARE(parse(u"revoke --data d --channel web"_s)->channel, u"web");
        const auto forget = parse(u"forget --data d --channel web --ref SO-1"_s);
        QVERIFY(forget);
        QCOMPARE(forget->ref, u"SO-1");
        QCOMPARE(parse(u"verify --data d"_s)->command, CommandName::Verify);
        QCOMPARE(parse(u"--version"_s)->command, CommandName::Version);
    }

    void everyCommandHasHelp()
    {
        QVERIFY(helpText({}).contains(u"storehand-oms serve"));
        for (const QString &name : {u"serve"_s, u"import"_s, u"enrol"_s, u"channel-key"_s,
                                    u"stations"_s, u"revoke"_s, u"forget"_s, u"verify"_s}) {
            QVERIFY(helpText(name).contains(u"--data"));
            QCOMPARE(parse(u"help "_s + name)->helpTopic, name);
            QCOMPARE(parse(name + u" --data d --help"_s)->helpTopic, name);
        }
        for (const QString &word : {u"--help"_s, u"-h"_s, u"help"_s})
            QCOMPARE(parse(word)->command, CommandName::Help);
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("part");
        const auto row = [](const QString &line, const QString &part) {
            QTest::newRow(qPrintable(line)) << line << part;
        };
        row({}, u"which command"_s);
        row(u"srve --data d"_s, u"'serve'"_s);
        row(u"channelkey"_s, u"'channel-key'"_s);
        row(u"serve"_s, u"--data"_s);
        row(u"serve --data"_s, u"--data needs a value"_s);
        row(u"serve --data --demo"_s, u"--data needs a value"_s);
        row(u"serve --data="_s, u"--data needs a value"_s);
        row(u"serve --data d --dmo"_s, u"'--demo'"_s);
        row(u"serve --data d --demo=yes"_s, u"takes no value"_s);
        row(u"serve --data d --data e"_s, u"twice"_s);
        row(u"serve --data d extra"_s, u"extra"_s);
        row(u"import --data d"_s, u"FILE"_s);
        row(u"enrol --data d --store s"_s, u"--name"_s);
        row(u"verify --data d --channel web"_s, u"--channel"_s);
        row(u"revoke --data d"_s, u"either --station or --channel"_s);
        row(u"revoke --data d --station s --channel web"_s, u"either --station or --channel"_s);
        row(u"serve --data d --listen 8780"_s, u"--listen"_s);
        row(u"serve --data d --tls-cert c"_s, u"--tls-key"_s);
        row(u"serve --data d --tls-key k"_s, u"--tls-cert"_s);
        row(u"serve --data d --tls-next-cert n"_s, u"--tls-cert"_s);
        row(u"verify --data d --database mysql://h/x"_s, u"--database"_s);
        row(u"help cooking"_s, u"cooking"_s);
    }

    void mistakesAreNamed()
    {
        QFETCH(QString, line);
        QFETCH(QString, part);
        const auto parsed = parse(line);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, u"usage");
        QVERIFY2(parsed.error().detail.contains(part), qPrintable(parsed.error().detail));
    }
};

QTEST_APPLESS_MAIN(CommandLineTest)
#include "CommandLineTest.moc"
