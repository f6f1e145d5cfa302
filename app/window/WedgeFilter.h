// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "scanner/transport/WedgeReader.h"

#include <QObject>

#include <functional>

namespace storehand::app {

/// Takes what a typing scanner types out of the keyboard's events, wherever the focus is, and gives
/// back what a person typed. Lives on the main thread, as keys do.
///
/// Quick fingers type a PIN as fast as a scanner: while one is asked for, a read that can be one
/// goes to the PIN pad and nowhere else. Only the number of an item at a speed of no fingers is a
/// scan even then: its scanner goes on reading after somebody chose a name and left.
class WedgeFilter : public QObject
{
    Q_OBJECT

public:
    static constexpr int pinDigitsMax = 12;

    /// `read` gets each read, `pinAsked` says whether a PIN is asked for now.
    WedgeFilter(Clock &clock, scanner::WedgeReader::Read read, std::function<bool()> pinAsked,
                QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(const scanner::KeyedRead &read, qint64 firstKeyUs);
    void replay(const QList<scanner::KeyStroke> &strokes);

    scanner::WedgeReader m_wedge;
    scanner::WedgeReader::Read m_read;
    std::function<bool()> m_pinAsked;
    bool m_replaying = false;
};

} // namespace storehand::app
