// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// One tile of the sign-in page.
struct PersonRow
{
    Q_GADGET
    QML_VALUE_TYPE(personRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString initials MEMBER initials)
    Q_PROPERTY(QString role MEMBER role)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(bool chosen MEMBER chosen)

public:
    QString id; ///< the person's code
    QString name;
    QString initials;
    QString role;
    QString note; ///< "Signed in", empty for most
    bool chosen = false;

    friend bool operator==(const PersonRow &, const PersonRow &) = default;
};

} // namespace storehand
