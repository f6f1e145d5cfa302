// SPDX-License-Identifier: Apache-2.0
#include "scanner/usb/UsbMode.h"

#include "core/domain/Codes.h"
#include "tests/support/FakeUsbScanner.h"

#include <QTest>

using namespace storehand;
using namespace storehand::scanner;
using namespace Qt::Literals::StringLiterals;

namespace {

const UsbInterface boot{.classCode = UsbInterface::classHid,
                        .protocol = UsbInterface::protocolKeyboard,
                        .readEndpoint = 0x81,
                        .packetSize = 8};
const UsbInterface hid{.classCode = UsbInterface::classHid, .readEndpoint = 0x81, .packetSize = 64};
const UsbInterface own{.classCode = 0xFF, .readEndpoint = 0x81, .packetSize = 64};
const UsbInterface cdc{.classCode = UsbInterface::classCdc};

UsbInterface saying(const QByteArray &descriptor)
{
    UsbInterface interface = hid;
    interface.reportDescriptor = descriptor;
    return interface;
}

QByteArray keyboardDescriptor()
{
    return QByteArray::fromHex("05010906A101050719E029E715002501750195088102C0");
}

QByteArray scansDescriptor()
{
    return test::UsbIdentity::usualReportDescriptor();
}

} // namespace

class UsbModeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDeviceIsKnownByWhatItSays_data()
    {
        QTest::addColumn<quint16>("vendor");
        QTest::addColumn<quint16>("product");
        QTest::addColumn<QList<UsbInterface>>("interfaces");
        QTest::addColumn<QString>("mode");
        const auto row = [](const char *name, int vendor, int product,
                            const QList<UsbInterface> &interfaces, const char *mode) {
            QTest::newRow(name) << quint16(vendor) << quint16(product) << interfaces
                                << QString::fromLatin1(mode);
        };
        row("Honeywell, HID POS", 0x0C2E, 0x0907, {saying(scansDescriptor())}, "hid_pos");
        row("any maker, HID POS", 0x9999, 0x0001, {saying(scansDescriptor())}, "hid_pos");
        row("HID POS beside a keyboard", 0x9999, 0x0001, {boot, saying(scansDescriptor())},
            "hid_pos");
        row("a number of another mode, HID POS", 0x05E0, 0x1900, {saying(scansDescriptor())},
            "hid_pos");
        row("Honeywell, without a driver", 0x0C2E, 0x0907, {hid}, "hid_pos");
        row("Honeywell, unknown number", 0x0C2E, 0x4242, {hid}, "unread");
        row("Newland, HID POS", 0x1EAB, 0x0D10, {hid}, "hid_pos");
        row("Newland, keyboard", 0x1EAB, 0x0D03, {boot}, "keyboard");
        row("Newland, serial", 0x1EAB, 0x0D06, {cdc}, "serial");
        row("Symbol, keyboard", 0x05E0, 0x1200, {boot}, "keyboard");
        row("Symbol, SNAPI", 0x05E0, 0x1900, {own}, "snapi");
        row("Symbol, IBM", 0x05E0, 0x1300, {hid}, "ibm_pos");
        row("Symbol, COM emulation", 0x05E0, 0x0600, {hid}, "com_emulation");
        row("Symbol, CDC", 0x05E0, 0x1701, {cdc}, "serial");
        row("Datalogic, OEM", 0x05F9, 0x1206, {hid}, "ibm_pos");
        row("Datalogic, COM", 0x05F9, 0x4204, {own}, "com_emulation");
        row("Datalogic, COM by the standard", 0x05F9, 0x4204, {cdc}, "serial");
        row("Datalogic, unknown number, keyboard", 0x05F9, 0x7777, {saying(keyboardDescriptor())},
            "keyboard");
        row("Datalogic, unknown number, own class", 0x05F9, 0x7777, {own}, "unknown");
        row("somebody's keyboard", 0x046D, 0xC31C, {boot}, "no_scanner");
        row("somebody's mouse without a driver", 0x046D, 0xC52B, {hid}, "no_scanner");
        row("somebody's serial adapter", 0x0403, 0x6001, {cdc}, "no_scanner");
    }

    void aDeviceIsKnownByWhatItSays()
    {
        QFETCH(quint16, vendor);
        QFETCH(quint16, product);
        QFETCH(QList<UsbInterface>, interfaces);
        QFETCH(QString, mode);
        const UsbDevice device{.vendor = vendor, .product = product, .interfaces = interfaces};
        QCOMPARE(toText(modeOf(device)), mode);
        const bool isRead = mode == u"hid_pos"_s || mode == u"unread"_s;
        QCOMPARE(scanInterface(device) != nullptr, isRead);
    }

    void everyWrongModeSaysWhatToScan()
    {
        const UsbDevice device{
            .vendor = 0x05E0, .product = 0x1900, .maker = u"Symbol"_s, .name = u"LS9208"_s};
        QSet<QString> told;
        for (const UsbMode mode : {UsbMode::Keyboard, UsbMode::ComEmulation, UsbMode::Snapi,
                                   UsbMode::IbmPos, UsbMode::Unknown}) {
            const DeviceStatus advice = adviceFor(device, mode);
            QCOMPARE(advice.state, ScannerState::Error);
            QCOMPARE(advice.args,
                     (QStringList{u"Symbol LS9208"_s, u"USB HID POS / USB CDC Host"_s}));
            told.insert(advice.code);
        }
        QCOMPARE(told.size(), 5);
        for (const UsbMode mode :
             {UsbMode::HidPos, UsbMode::Serial, UsbMode::NoScanner, UsbMode::Unread})
            QVERIFY(adviceFor(device, mode).code.isEmpty());
    }

    void aDeviceHasATitleWhateverItSays()
    {
        UsbDevice device{.vendor = 0x0C2E, .product = 0x0907};
        QCOMPARE(device.title(), u"USB scanner 0c2e:0907"_s);
        device.name = u"Xenon 1900"_s;
        QCOMPARE(device.title(), u"Xenon 1900"_s);
        device.maker = u"Honeywell"_s;
        QCOMPARE(device.title(), u"Honeywell Xenon 1900"_s);
        device.name = u"Honeywell Scanner"_s;
        QCOMPARE(device.title(), u"Honeywell Scanner"_s);
    }
};

QTEST_APPLESS_MAIN(UsbModeTest)
#include "UsbModeTest.moc"
