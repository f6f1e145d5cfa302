// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/controls/Tone.h"

#include <QMetaType>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// One button of the rail.
struct RailEntry
{
    Q_GADGET
    QML_VALUE_TYPE(railEntry)
    Q_PROPERTY(int page MEMBER page)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString icon MEMBER icon)
    Q_PROPERTY(QString key MEMBER key)
    Q_PROPERTY(int count MEMBER count)
    Q_PROPERTY(int tone MEMBER tone)

public:
    QString id;
    int page = 0; ///< FrameViewModel::Page
    QString title;
    QString icon;
    QString key; ///< shortcut, "Ctrl+1"
    int count = 0;
    int tone = Tone::Info;

    friend bool operator==(const RailEntry &, const RailEntry &) = default;
};

/// One banner.
struct AlertRow
{
    Q_GADGET
    QML_VALUE_TYPE(alertRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QString icon MEMBER icon)
    Q_PROPERTY(QString action MEMBER action)
    Q_PROPERTY(int tone MEMBER tone)
    Q_PROPERTY(bool closable MEMBER closable)

public:
    QString id;
    QString title;
    QString text;
    QString icon;
    QString action;
    int tone = Tone::Info;
    bool closable = true;

    friend bool operator==(const AlertRow &, const AlertRow &) = default;
};

/// The caption of the last scan.
struct AnswerCard
{
    Q_GADGET
    QML_VALUE_TYPE(answerCard)
    Q_PROPERTY(bool shown MEMBER shown)
    Q_PROPERTY(int tone MEMBER tone)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QString expected MEMBER expected)
    Q_PROPERTY(QString scanned MEMBER scanned)

public:
    bool shown = false;
    int tone = Tone::Good;
    QString title;
    QString text;
    QString expected;
    QString scanned;

    friend bool operator==(const AnswerCard &, const AnswerCard &) = default;
};

/// What was just done.
struct ToastCard
{
    Q_GADGET
    QML_VALUE_TYPE(toastCard)
    Q_PROPERTY(bool shown MEMBER shown)
    Q_PROPERTY(QString icon MEMBER icon)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(bool undoable MEMBER undoable)

public:
    bool shown = false;
    QString icon;
    QString text;
    bool undoable = false;

    friend bool operator==(const ToastCard &, const ToastCard &) = default;
};

} // namespace storehand
