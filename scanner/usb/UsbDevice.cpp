// SPDX-License-Identifier: Apache-2.0
#include "scanner/usb/UsbDevice.h"

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

QString UsbDevice::ids() const
{
    constexpr int digits = 4;
    constexpr int hexadecimal = 16;
    return u"%1:%2"_s.arg(vendor, digits, hexadecimal, QChar(u'0'))
        .arg(product, digits, hexadecimal, QChar(u'0'));
}

QString UsbDevice::title() const
{
    if (name.isEmpty())
        return u"USB scanner "_s + ids();
    if (maker.isEmpty() || name.startsWith(maker, Qt::CaseInsensitive))
        return name;
    return maker + u' ' + name;
}

} // namespace storehand::scanner
