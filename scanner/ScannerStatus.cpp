// SPDX-License-Identifier: Apache-2.0
#include "scanner/ScannerStatus.h"

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

QString toText(ScannerState state)
{
    switch (state) {
    case ScannerState::Closed:
        return u"closed"_s;
    case ScannerState::Open:
        return u"open"_s;
    case ScannerState::Waiting:
        return u"waiting"_s;
    case ScannerState::Error:
        return u"error"_s;
    }
    Q_UNREACHABLE();
}

} // namespace storehand::scanner
