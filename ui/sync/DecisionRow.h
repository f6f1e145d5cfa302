// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/controls/Tone.h"

#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// Something that needs a person: what happened, what is safe, what to do. What people did to one
/// order without a link is one such thing, however much of it head office could not take.
struct DecisionRow
{
    Q_GADGET
    QML_VALUE_TYPE(decisionRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString orderRef MEMBER orderRef)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QStringList facts MEMBER facts)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QStringList choices MEMBER choices)
    Q_PROPERTY(bool settled MEMBER settled)
    Q_PROPERTY(bool compared MEMBER compared)

public:
    QString id; ///< of the first command
    QString orderRef;
    QString title;
    QStringList facts; ///< who did what, when and where, one thing each
    QString text;
    QStringList choices;   ///< words of the buttons, the most likely first
    bool settled = false;  ///< said here, not yet heard at head office
    bool compared = false; ///< both sides are shown

    friend bool operator==(const DecisionRow &, const DecisionRow &) = default;
};

/// One line of what people here did.
struct ActRow
{
    Q_GADGET
    QML_VALUE_TYPE(actRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString time MEMBER time)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QString standing MEMBER standing)
    Q_PROPERTY(int tone MEMBER tone)

public:
    QString id; ///< of the command
    QString time;
    QString text;     ///< "Mere T.: Picked 2 × Tea"
    QString standing; ///< where it stands, or which order it is about
    int tone = Tone::Neutral;

    friend bool operator==(const ActRow &, const ActRow &) = default;
};

} // namespace storehand
