// SPDX-License-Identifier: Apache-2.0
#include "app/scanning/ScanJournal.h"

#include "core/domain/Codes.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::app;
using namespace Qt::Literals::StringLiterals;

namespace {

Scan scanOf(const QByteArray &raw)
{
    Scan scan;
    scan.raw = raw;
    scan.scanner = u"Desk"_s;
    scan.source = ScanSource::Hid;
    const QString text = QString::fromUtf8(raw);
    if (auto decoded = decodeText(text)) {
        scan.decoded = *decoded;
    } else {
        scan.decoded = undecoded(text);
        scan.error = decoded.error();
    }
    return scan;
}

} // namespace

class ScanJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodsAndPlacesAreKeptWhole()
    {
        const QTemporaryDir folder;
        const QByteArrayList codes{"9521234543213",
                                   "]C1010952123454321310LOT42\x1d"
                                   "21A1",
                                   "SHL:A-01", "SHT:T-7"};
        {
            auto journal = ScanJournal::open(folder.path());
            QVERIFY(journal);
            for (const QByteArray &code : codes)
                (*journal)->note(scanOf(code));
        }
        const auto reads = ScanJournal::read(folder.filePath(u"scans.jsonl"_s));
        QVERIFY(reads);
        QCOMPARE(reads->size(), codes.size());
        for (qsizetype i = 0; i < codes.size(); ++i) {
            QCOMPARE(reads->at(i).raw, codes[i]);
            QCOMPARE(reads->at(i).scanner, u"Desk"_s);
        }
    }

    void nothingPersonalIsKept_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QString>("shape");
        QTest::newRow("badge") << QByteArray("SHB:0042") << u"AAA:9999"_s;
        QTest::newRow("PIN") << QByteArray("482915") << u"999999"_s;
        QTest::newRow("plain text") << QByteArray("Mere Tamati\r64") << u"Aaaa Aaaaaa␍99"_s;
        QTest::newRow("wrong check digit") << QByteArray("9521234543214") << u"9999999999999"_s;
        QTest::newRow("ship to") << QByteArray("]C14300MERE") << u"]A99999AAAA"_s;
        QTest::newRow("name of a patient") << QByteArray("]C17256MERE") << u"]A99999AAAA"_s;
        QTest::newRow("number of a patient")
            << QByteArray("]C18018952123454321321003") << u"]A99999999999999999999999"_s;
        QTest::newRow("account") << QByteArray("]C18007DE89370400440532013000")
                                 << u"]A99999AA99999999999999999999"_s;
    }

    void nothingPersonalIsKept()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QString, shape);
        const QTemporaryDir folder;
        {
            auto journal = ScanJournal::open(folder.path());
            QVERIFY(journal);
            (*journal)->note(scanOf(raw));
        }
        QFile file(folder.filePath(u"scans.jsonl"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray line = file.readAll();
        line.remove(0, line.indexOf(",")); // the time has digits of its own
        QVERIFY2(!line.contains(raw.toHex()) && !line.contains(raw.mid(4)), line.constData());
        QVERIFY2(line.contains(shape.toUtf8()), line.constData());
        const auto reads = ScanJournal::read(file.fileName());
        QVERIFY(reads);
        QVERIFY(reads->isEmpty());
    }

    void aLineTornByAPowerCutHidesNoOther()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"scans.jsonl"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"scanner\":\"Desk\",\"raw\":\"41\"}\n{\"scanner\":\"De"
                   "{\"scanner\":\"Desk\",\"raw\":\"42\"}\n"
                   "{\"scanner\":\"Desk\",\"raw\":\"43\"}\n{\"scan");
        file.close();
        const auto reads = ScanJournal::read(file.fileName());
        QVERIFY(reads);
        QCOMPARE(reads->size(), 2);
        QCOMPARE(reads->at(0).raw, "A");
        QCOMPARE(reads->at(1).raw, "C");
    }

    void whatIsNoJournalIsRefused()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"other.jsonl"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "{\"scanner\":\"Desk\",\"raw\":\"41\"}\n{\"scanner\":\"Desk\",\"raw\":\"4x\"}\n");
        file.close();
        const auto reads = ScanJournal::read(file.fileName());
        QVERIFY(!reads);
        QVERIFY(reads.error().detail.contains(u"other.jsonl:2"_s));
        QVERIFY(!ScanJournal::read(folder.filePath(u"none"_s)));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("something else\n");
        file.close();
        QVERIFY(!ScanJournal::read(file.fileName()));
    }
};

QTEST_APPLESS_MAIN(ScanJournalTest)
#include "ScanJournalTest.moc"
