// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/controls/Tone.h"

#include <QMetaType>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// One scanner, or something that may be one and is not read, as people see it.
struct ScannerRow
{
    Q_GADGET
    QML_VALUE_TYPE(scannerRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(QString state MEMBER state)
    Q_PROPERTY(QString help MEMBER help)
    Q_PROPERTY(QString unusedPort MEMBER unusedPort)
    Q_PROPERTY(bool isScanner MEMBER isScanner)
    Q_PROPERTY(bool isChosen MEMBER isChosen)
    Q_PROPERTY(int tone MEMBER tone)

public:
    QString id; ///< of the hub; for others their place
    QString name;
    QString detail;
    QString state;
    QString help;       ///< what to do when it does not work
    QString unusedPort; ///< that could be used, for serial ports
    bool isScanner = true;
    bool isChosen = false;
    int tone = Tone::Neutral;

    friend bool operator==(const ScannerRow &, const ScannerRow &) = default;
};

/// Bytes that came in one piece.
struct BytesRow
{
    Q_GADGET
    QML_VALUE_TYPE(bytesRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString scanner MEMBER scanner)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QString hex MEMBER hex)

public:
    QString id;
    QString scanner;
    QString text;
    QString hex;

    friend bool operator==(const BytesRow &, const BytesRow &) = default;
};

/// One thing that a read says.
struct MeaningRow
{
    Q_GADGET
    QML_VALUE_TYPE(meaningRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString caption MEMBER caption)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(int tone MEMBER tone)

public:
    QString id;
    QString caption;
    QString value;
    int tone = Tone::Neutral;

    friend bool operator==(const MeaningRow &, const MeaningRow &) = default;
};

} // namespace storehand
