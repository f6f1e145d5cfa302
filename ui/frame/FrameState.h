// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"
#include "core/domain/Person.h"

#include <QList>
#include <QMap>
#include <QSet>
#include <QStringList>

#include <optional>

namespace storehand {

/// How the station stands with head office. Our internet and head office are different things.
struct NetworkState
{
    enum class Kind { Online, InternetDown, HeadOfficeDown };

    Kind kind = Kind::Online;
    Instant since;        ///< when it became so
    int toSend = 0;       ///< commands in the outbox
    int needDecision = 0; ///< refused ones that a person must look at

    friend bool operator==(const NetworkState &, const NetworkState &) = default;
};

struct ScannerState
{
    QString name;
    QString owner; ///< the person whose scans these are; empty for the desk
    bool working = true;

    friend bool operator==(const ScannerState &, const ScannerState &) = default;
};

/// The pages of the rail, in its order.
enum class Page {
    Queue,
    Pick,
    Shelf,
    Pack,
    Counter,
    Returns,
    Receive,
    Stock,
    Today,
    HeadOffice,
    Devices,
    Settings,
    Sync, ///< reached from the network word, not from the rail
};

/// Something the whole shop should know until it is settled or put away.
struct Alert
{
    enum class Level { Info, Good, Warn, Bad };

    QString id;
    Level level = Level::Info;
    QString orderRef; ///< stands before the sentence; may be empty
    QString code;     ///< of core/domain/Codes.h; empty when `title` and `text` say it all
    QStringList args;
    QString action; ///< what its button says, empty for none
    bool closable = true;
    QString title = {};
    QString text = {};
    std::optional<Page> page = {}; ///< shows all of it, so that no banner is needed there

    friend bool operator==(const Alert &, const Alert &) = default;
};

/// Everything that the frame shows around a page.
struct FrameState
{
    QString storeName;
    QByteArray timeZone = "UTC";
    NetworkState link;
    QList<ScannerState> scanners;
    QString personName; ///< of who works at the desk; empty when nobody is signed in
    Role role = Role::Picker;
    QMap<Page, int> counts; ///< things that need a hand
    QSet<Page> urgent;      ///< pages with something late
    QList<Alert> alerts;

    friend bool operator==(const FrameState &, const FrameState &) = default;
};

/// The outcome of a scan, in words.
struct ScanNotice
{
    enum class Kind { Good, Complete, Wrong };

    Kind kind = Kind::Good;
    QString title;
    QString text;
    QString expected; ///< for wrong items, beside `scanned`
    QString scanned;

    friend bool operator==(const ScanNotice &, const ScanNotice &) = default;
};

} // namespace storehand
