// SPDX-License-Identifier: Apache-2.0
#include "app/config/ScannersFile.h"

#include "core/domain/Codes.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::app;
using namespace Qt::Literals::StringLiterals;

class ScannersFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShopThatSetNothingHasNoFile()
    {
        const QTemporaryDir folder;
        const auto file = ScannersFile::load(folder.path());
        QVERIFY(file);
        QCOMPARE(*file, ScannersFile());
    }

    void whatWasSetIsThereAfterTheNextStart()
    {
        const QTemporaryDir folder;
        ScannersFile file;
        file.serialPorts = QStringList{u"/dev/ttyS0"_s};
        file.scanners.insert(u"keyboard"_s, {.separatorSubstitute = "{F8}", .keys = u"de"_s});
        file.scanners.insert(u"usb:0c2e:0907:S1"_s,
                             {.name = u"Counter"_s,
                              .owner = PersonCode(u"0042"_s),
                              .ending = scanner::Ending::StxEtx,
                              .prefix = "\x01\xe9",
                              .suffix = "#",
                              .losesSeparators = true,
                              .duplicateWindow = Millis(500),
                              .line = {.baudRate = 115200, .parity = scanner::Parity::Even}});
        QVERIFY(file.save(folder.path()));
        const auto again = ScannersFile::load(folder.path());
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QCOMPARE(*again, file);
    }

    void everyMistakeIsNamed()
    {
        const QTemporaryDir folder;
        write(folder, R"({"schema": 1, "serial": [], "scanners": [
            {"id": "a", "baud_rate": 12, "parity": "mark"},
            {"id": "b", "separator": "AB"},
            {"id": "b", "keys": "xx"}]})");
        const auto file = ScannersFile::load(folder.path());
        QVERIFY(!file);
        QCOMPARE(file.error().code, QString(codes::scannerSettingsUnread));
        for (const QString &part :
             {u"scanners.json"_s, u"serial"_s, u"scanners[0].baud_rate"_s, u"scanners[0].parity"_s,
              u"scanners[1]: separator"_s, u"scanners[2].id"_s, u"scanners[2]: keys"_s})
            QVERIFY2(file.error().detail.contains(part),
                     qPrintable(part + u" in "_s + file.error().detail));
    }

    void aFileOfANewerVersionIsNotHalfRead()
    {
        const QTemporaryDir folder;
        write(folder, R"({"schema": 2})");
        QVERIFY(!ScannersFile::load(folder.path()));
    }

    void aFileThatCouldNotBeReadIsKeptBesideTheNewOne()
    {
        const QTemporaryDir folder;
        write(folder, "{ broken");
        QVERIFY(ScannersFile().save(folder.path()));
        QVERIFY(ScannersFile::load(folder.path()));
        QFile aside(folder.filePath(u"scanners.json.unread"_s));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), QByteArray("{ broken"));
    }

private:
    static void write(const QTemporaryDir &folder, const QByteArray &content)
    {
        QFile file(folder.filePath(u"scanners.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
};

QTEST_GUILESS_MAIN(ScannersFileTest)
#include "ScannersFileTest.moc"
