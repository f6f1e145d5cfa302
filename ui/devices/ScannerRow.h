// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/controls/Tone.h"

#include <QMetaType>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// One scanner, as people see it.
struct ScannerRow
{
    Q_GADGET
    QML_VALUE_TYPE(scannerRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(QString state MEMBER state)
    Q_PROPERTY(QString help MEMBER help)
    Q_PROPERTY(int tone MEMBER tone)

public:
    QString id; ///< the scanner's name
    QString detail;
    QString state;
    QString help; ///< what to do when it does not work
    int tone = Tone::Neutral;

    friend bool operator==(const ScannerRow &, const ScannerRow &) = default;
};

} // namespace storehand
