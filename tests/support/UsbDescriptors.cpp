// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UsbDescriptors.h"

namespace storehand::test {

namespace {

QByteArray little(int number)
{
    return QByteArray(1, char(number & 0xFF)) + char(number >> 8 & 0xFF);
}

} // namespace

QByteArray usbDescriptors(const UsbIdentity &it)
{
    const auto bytes = [](std::initializer_list<int> list) {
        QByteArray all;
        for (const int each : list)
            all += char(each);
        return all;
    };
    const bool isHid = it.classCode == 3;
    const QByteArray hid =
        isHid ? bytes({9, 0x21, 0x11, 0x01, 0, 1, 0x22}) + little(int(it.reportDescriptor.size()))
              : QByteArray();
    const QByteArray interface = bytes({9, 4, 0, 0, 1, it.classCode, 0, it.protocol, 0}) + hid +
                                 bytes({7, 5, 0x81, 3, usbPacketSize, 0, 4});
    return bytes({18, 1, 0x00, 0x02, 0, 0, 0, 64}) + little(it.vendor) + little(it.product) +
           bytes({0x00, 0x01, 1, 2, 3, 1}) + bytes({9, 2}) + little(9 + int(interface.size())) +
           bytes({1, 1, 0, 0x80, 250}) + interface;
}

} // namespace storehand::test
