// SPDX-License-Identifier: Apache-2.0
#include "app/config/StationConfig.h"

#include "app/config/ConfigReader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::app;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Folder
{
    Result<StationConfig> read(const QByteArray &content) const
    {
        QFile file(dir.filePath(u"station.json"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no room for a file");
        file.close();
        return readStationConfig(dir.path());
    }

    /// What is said, without the folder.
    [[nodiscard]] QString complaint(const QByteArray &content) const
    {
        const auto config = read(content);
        return config ? QString() : QString(config.error().detail).remove(dir.path() + u'/');
    }

    QTemporaryDir dir;
};

} // namespace

class StationConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAFileTheDefaultsHold();
    void allKeysAreRead();
    void anUnknownKeyNamesItsLineAndTheNearestOne();
    void anUnknownKeyStaysOnOneLine();
    void aWrongValueSaysWhatItMustBe();
    void allProblemsAreTold();
    void brokenJsonNamesItsLine();
    void aFileOfANewerVersionIsRefused();
    void aHugeFileIsRefused();
};

void StationConfigTest::withoutAFileTheDefaultsHold()
{
    const QTemporaryDir dir;
    QCOMPARE(*readStationConfig(dir.path()), StationConfig());
}

void StationConfigTest::allKeysAreRead()
{
    const StationConfig config = *Folder().read(R"({"schema":1,"oms_url":"https://oms.example",
        "insecure_lan":true,"serial":["/dev/ttyACM0"],"usb":false,"measure_region":"de",
        "weight_tolerance_percent":15,"locale":"de","fullscreen":true,"idle_lock_minutes":0,
        "log_level":"debug","log_megabytes":50})");
    QCOMPARE(config, (StationConfig{.omsUrl = u"https://oms.example"_s,
                                    .insecureLan = true,
                                    .serialPorts = {u"/dev/ttyACM0"_s},
                                    .usb = false,
                                    .measureRegion = u"de"_s,
                                    .weightTolerancePercent = 15,
                                    .locale = u"de"_s,
                                    .fullscreen = true,
                                    .idleLockMinutes = 0,
                                    .logLevel = u"debug"_s,
                                    .logMegabytes = 50}));
}

void StationConfigTest::anUnknownKeyNamesItsLineAndTheNearestOne()
{
    QCOMPARE(Folder().complaint("{\n  \"schema\": 1,\n  \"oms-url\": \"x\"\n}"),
             u"station.json:3: \"oms-url\" is not a key; did you mean \"oms_url\"?"_s);
}

void StationConfigTest::anUnknownKeyStaysOnOneLine()
{
    QCOMPARE(Folder().complaint(R"({"schema":1,"oms\nurl\u001b":"x"})"),
             u"station.json:1: \"oms?url?\" is not a key; did you mean \"oms_url\"?"_s);
}

void StationConfigTest::aWrongValueSaysWhatItMustBe()
{
    const Folder folder;
    const auto says = [&](const QByteArray &pair) {
        return folder.complaint("{\"schema\":1,\n" + pair + "}");
    };
    QCOMPARE(says(R"("idle_lock_minutes":90)"),
             u"station.json:2: \"idle_lock_minutes\" must be a whole number from 0 to 15"_s);
    QCOMPARE(says(R"("idle_lock_minutes":1.5)"),
             u"station.json:2: \"idle_lock_minutes\" must be a whole number from 0 to 15"_s);
    QCOMPARE(says(R"("fullscreen":"yes")"),
             u"station.json:2: \"fullscreen\" must be true or false"_s);
    QCOMPARE(says(R"("serial":"/dev/ttyACM0")"),
             u"station.json:2: \"serial\" must be a list of texts in square brackets"_s);
    QCOMPARE(says(R"("oms_url":7)"), u"station.json:2: \"oms_url\" must be a text in quotes"_s);
    QCOMPARE(says(R"("log_level":"loud")"),
             u"station.json:2: \"log_level\" must be one of debug, info, warning"_s);
}

void StationConfigTest::allProblemsAreTold()
{
    QCOMPARE(Folder()
                 .complaint(R"({"schema":1,"fulscreen":true,"log_megabytes":0})")
                 .count(u"station.json:1:"_s),
             2);
}

void StationConfigTest::brokenJsonNamesItsLine()
{
    QVERIFY(Folder()
                .complaint("{\n\"schema\": 1,\n\"locale\" \"de\"\n}")
                .startsWith(u"station.json:3: "_s));
    QCOMPARE(Folder().complaint("[]"), u"station.json:1: is not an object in braces"_s);
}

void StationConfigTest::aFileOfANewerVersionIsRefused()
{
    QCOMPARE(Folder().complaint("{\"schema\":2}"),
             u"station.json:1: \"schema\" the file was written for a newer version"_s);
    QCOMPARE(Folder().complaint("{}"), u"station.json:1: \"schema\" must be 1"_s);
}

void StationConfigTest::aHugeFileIsRefused()
{
    QVERIFY(Folder().complaint(QByteArray(ConfigReader::bytesMax + 1, ' ')).contains(u"more than"));
}

QTEST_GUILESS_MAIN(StationConfigTest)
#include "StationConfigTest.moc"
