// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/Scan.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

QString toText(ScanSource source)
{
    switch (source) {
    case ScanSource::Serial:
        return u"serial"_s;
    case ScanSource::Wedge:
        return u"wedge"_s;
    case ScanSource::Camera:
        return u"camera"_s;
    case ScanSource::Hid:
        return u"hid"_s;
    case ScanSource::Headless:
        return u"headless"_s;
    }
    Q_UNREACHABLE();
}

} // namespace storehand
