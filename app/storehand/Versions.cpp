// SPDX-License-Identifier: Apache-2.0
#include "app/storehand/Versions.h"

#include "scanner/usb/UsbBus.h"

#include <sqlite3.h>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

QJsonObject versions()
{
    return {{"storehand"_L1, QStringLiteral(STOREHAND_VERSION)},
            {"qt"_L1, QString::fromLatin1(qVersion())},
            {"sqlite"_L1, QString::fromLatin1(sqlite3_libversion())},
            {"zxing"_L1, QStringLiteral(STOREHAND_ZXING_VERSION)},
            {"libusb"_L1, scanner::UsbBus::libraryVersion()}};
}

} // namespace storehand::app
