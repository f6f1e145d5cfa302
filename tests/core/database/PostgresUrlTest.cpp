// SPDX-License-Identifier: Apache-2.0
#include "core/database/PostgresUrl.h"

#include "core/domain/Codes.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

class PostgresUrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void allPartsAreRead()
    {
        const auto target = parsePostgresUrl(u"postgresql://oms:p%40ss%3Aw%C3%B6rd@db.example.test:"
                                             "5433/orders?sslmode=verify-full&connect_timeout=5"_s);
        QVERIFY(target);
        const PostgresTarget expected{
            u"db.example.test"_s, 5433,
            u"orders"_s,          u"oms"_s,
            u"p@ss:wörd"_s,       u"sslmode='verify-full';connect_timeout='5'"_s};
        QCOMPARE(*target, expected);
    }

    void aSocketFolderIsAHost()
    {
        const auto target = parsePostgresUrl(u"postgresql:///orders?host=/run/postgresql"_s);
        QVERIFY(target);
        QCOMPARE(target->host, u"/run/postgresql"_s);
        QCOMPARE(target->database, u"orders"_s);
    }

    void quotesInAnOptionCannotAddAnother()
    {
        const auto target = parsePostgresUrl(u"postgresql:///o?application_name=a'%20b%5C"_s);
        QVERIFY(target);
        QCOMPARE(target->connectOptions, u"application_name='a\\' b\\\\'"_s);
    }

    void whatIsNoAddressIsRefusedWithoutRepeatingIt_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("other scheme") << u"mysql://u:hush-hush@h/d"_s;
        QTest::newRow("no database") << u"postgresql://u:hush-hush@h"_s;
        QTest::newRow("unknown option") << u"postgresql://u:hush-hush@h/d?passfile=/x"_s;
        QTest::newRow("option with semicolon") << u"postgresql://u:hush-hush@h/d?options=a;b"_s;
        QTest::newRow("port zero") << u"postgresql://u:hush-hush@h/d?port=0"_s;
        QTest::newRow("port out of range") << u"postgresql://u:hush-hush@h/d?port=70000"_s;
        QTest::newRow("port below zero") << u"postgresql://u:hush-hush@h/d?port=-5"_s;
        QTest::newRow("NUL in a name") << u"postgresql://u:hush-hush@h/d%00e"_s;
        QTest::newRow("NUL in an option") << u"postgresql://u:hush-hush@h/d?sslmode=re%00quire"_s;
        QTest::newRow("empty") << QString();
    }

    void whatIsNoAddressIsRefusedWithoutRepeatingIt()
    {
        QFETCH(QString, url);
        const auto target = parsePostgresUrl(url);
        QVERIFY(!target);
        QCOMPARE(target.error().kind, ErrorKind::Malformed);
        QCOMPARE(target.error().code, codes::invalidDatabaseUrl);
        QVERIFY(!target.error().detail.contains(u"hush-hush"));
    }
};

QTEST_APPLESS_MAIN(PostgresUrlTest)
#include "PostgresUrlTest.moc"
