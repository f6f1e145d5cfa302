// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// Something that needs a person: what happened, what is safe, what to do.
struct DecisionRow
{
    Q_GADGET
    QML_VALUE_TYPE(decisionRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString orderRef MEMBER orderRef)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(bool settled MEMBER settled)

public:
    QString id; ///< of the command
    QString orderRef;
    QString title;
    QString text;
    bool settled = false; ///< said here, not yet heard at head office

    friend bool operator==(const DecisionRow &, const DecisionRow &) = default;
};

} // namespace storehand
