// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// One bag at the bench.
struct BagRow
{
    Q_GADGET
    QML_VALUE_TYPE(bagRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString orderRef MEMBER orderRef)
    Q_PROPERTY(QString words MEMBER words)
    Q_PROPERTY(int number MEMBER number)
    Q_PROPERTY(int hue MEMBER hue)
    Q_PROPERTY(double progress MEMBER progress)
    Q_PROPERTY(bool lit MEMBER lit)
    Q_PROPERTY(bool chosen MEMBER chosen)
    Q_PROPERTY(bool complete MEMBER complete)

public:
    QString id;
    QString orderRef;
    QString words; ///< "2 of 3"
    int number = 0;
    int hue = 0;
    double progress = 0;
    bool lit = false;    ///< the last unit belongs here
    bool chosen = false; ///< the next units go here
    bool complete = false;

    friend bool operator==(const BagRow &, const BagRow &) = default;
};

} // namespace storehand
