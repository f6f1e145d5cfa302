// SPDX-License-Identifier: Apache-2.0
#include "app/scanning/ScannerDoctor.h"

#include "app/config/ScannersFile.h"
#include "app/edges/SystemClock.h"
#include "app/scanning/ScanJournal.h"
#include "tests/support/Eventually.h"
#include "tests/support/Pty.h"

#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::app;
using namespace Qt::Literals::StringLiterals;
using storehand::test::Pty;

namespace {

struct Visit
{
    SystemClock clock;
    QList<QJsonObject> events;
    QString words;
    bool isDone = false;
    bool isWell = false;
    ScannerDoctor doctor;

    explicit Visit(const QStringList &ports, bool watch = false, const QString &journal = {},
                   const QString &folder = {})
        : doctor({.folder = folder,
                  .serialPorts = ports,
                  .usb = false,
                  .watch = watch,
                  .replay = journal},
                 clock,
                 {.write = [this](const QJsonObject &event) { events.append(event); },
                  .say = [this](const QString &line) { words += line + u'\n'; },
                  .done =
                      [this](bool well) {
                          isDone = true;
                          isWell = well;
                      }})
    {
        doctor.start();
    }

    [[nodiscard]] QList<QJsonObject> named(const QString &name) const
    {
        QList<QJsonObject> found;
        for (const QJsonObject &event : events) {
            if (event["event"_L1].toString() == name)
                found.append(event);
        }
        return found;
    }
};

} // namespace

class ScannerDoctorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScannerThatWorksIsSaidToWork()
    {
        Pty scanner;
        Visit visit({scanner.path()});
        EVENTUALLY_VERIFY(visit.isDone);
        const QJsonObject device = visit.named(u"device"_s).value(0);
        QCOMPARE(device["state"_L1].toString(), u"open"_s);
        QCOMPARE(device["path"_L1].toString(), scanner.path());
        QCOMPARE(device["profile"_L1].toString(), u"lines"_s);
        QVERIFY(visit.words.contains(u"works: "_s));
        QCOMPARE(visit.named(u"summary"_s).value(0)["working"_L1].toInt(), 1);
    }

    void aPortWithoutAScannerSaysWhatToDo()
    {
        Visit visit({u"/dev/pts/no-such-scanner"_s});
        EVENTUALLY_VERIFY(visit.isDone);
        const QJsonObject device = visit.named(u"device"_s).value(0);
        QCOMPARE(device["state"_L1].toString(), u"waiting"_s);
        QCOMPARE(device["code"_L1].toString(), u"device_missing"_s);
        QVERIFY(!device["message"_L1].toString().isEmpty());
        QVERIFY(!device["cure"_L1].toString().isEmpty());
        QVERIFY(visit.words.contains(u"not there: "_s));
    }

    void watchingShowsBytesAndWhatTheyMean()
    {
        Pty scanner;
        Visit visit({scanner.path()}, true);
        EVENTUALLY_COMPARE(visit.named(u"summary"_s).size(), 1);
        QVERIFY(!visit.isDone);
        scanner.sends("]C10109521234543213"
                      "10LOT42\x1d"
                      "21A1\r");
        EVENTUALLY_COMPARE(visit.named(u"scan"_s).size(), 1);
        QString sent;
        for (const QJsonObject &event : visit.named(u"bytes"_s))
            sent += event["text"_L1].toString();
        QCOMPARE(sent, u"]C1010952123454321310LOT42␝21A1␍"_s);
        const QJsonObject scan = visit.named(u"scan"_s).value(0);
        QCOMPARE(scan["aim"_L1].toString(), u"]C1"_s);
        QCOMPARE(scan["gtin14"_L1].toString(), u"09521234543213"_s);
        QCOMPARE(scan["elements"_L1].toArray().size(), 3);
        QVERIFY(visit.words.contains(u"(10) LOT42"_s));
    }

    void watchingTellsWhyACodeCannotBeUsed()
    {
        Pty scanner;
        Visit visit({scanner.path()}, true);
        EVENTUALLY_COMPARE(visit.named(u"summary"_s).size(), 1);
        scanner.sends("9521234543214\r");
        EVENTUALLY_COMPARE(visit.named(u"scan"_s).size(), 1);
        const QJsonObject scan = visit.named(u"scan"_s).value(0);
        QCOMPARE(scan["ok"_L1].toBool(), false);
        QCOMPARE(scan["error"_L1]["kind"_L1].toString(), u"check_digit"_s);
        QVERIFY(visit.words.contains(u"cannot be used"_s));
    }

    // What a shop sends in is read as it was read there.
    void aJournalIsReadAgain()
    {
        const QTemporaryDir folder;
        {
            auto journal = ScanJournal::open(folder.path());
            QVERIFY(journal);
            Scan scan;
            scan.raw = "]E09521234543213";
            scan.scanner = u"Desk"_s;
            scan.decoded = *decodeText(u"]E09521234543213"_s);
            (*journal)->note(scan);
        }
        Visit visit({}, false, folder.filePath(u"scans.jsonl"_s));
        EVENTUALLY_VERIFY(visit.isDone);
        QVERIFY(visit.isWell);
        const QJsonObject scan = visit.named(u"scan"_s).value(0);
        QCOMPARE(scan["scanner"_L1].toString(), u"Desk"_s);
        QCOMPARE(scan["gtin14"_L1].toString(), u"09521234543213"_s);

        Visit other({}, false, folder.filePath(u"none.jsonl"_s));
        EVENTUALLY_VERIFY(other.isDone);
        QVERIFY(!other.isWell);
    }

    // A scanner that the Devices page was told about is looked at as the station reads it.
    void whatWasSetForAScannerCounts()
    {
        const QTemporaryDir folder;
        Pty scanner;
        ScannersFile file;
        file.serialPorts = {scanner.path()};
        file.scanners[ScannersFile::portId(scanner.path())] = {.name = u"Counter"_s,
                                                               .separatorSubstitute = "~"};
        QVERIFY(file.save(folder.path()));

        Visit visit({}, true, {}, folder.path());
        EVENTUALLY_COMPARE(visit.named(u"summary"_s).size(), 1);
        QCOMPARE(visit.named(u"device"_s).value(0)["name"_L1].toString(), u"Counter"_s);
        scanner.sends("]C1010952123454321310LOT42~21A1\r");
        EVENTUALLY_COMPARE(visit.named(u"scan"_s).size(), 1);
        QCOMPARE(visit.named(u"scan"_s).value(0)["elements"_L1].toArray().size(), 3);
        QCOMPARE(*ScannersFile::load(folder.path()), file);
    }

    void settingsThatCannotBeReadAreSaid()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"scanners.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();

        Visit visit({}, false, {}, folder.path());
        EVENTUALLY_VERIFY(visit.isDone);
        QCOMPARE(visit.named(u"device"_s).value(0)["code"_L1].toString(),
                 u"scanner_settings_unread"_s);
    }

    void watchingTellsWhenAScannerGoes()
    {
        Pty scanner;
        Visit visit({scanner.path()}, true);
        EVENTUALLY_COMPARE(visit.named(u"summary"_s).size(), 1);
        scanner.hangUp();
        EVENTUALLY_COMPARE(visit.named(u"device"_s).size(), 2);
        QCOMPARE(visit.named(u"device"_s).last()["state"_L1].toString(), u"waiting"_s);
        QCOMPARE(visit.words.count(u"not there"_s), 1);
    }
};

QTEST_GUILESS_MAIN(ScannerDoctorTest)
#include "ScannerDoctorTest.moc"
