// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/Timeline.h"

#include <QByteArray>
#include <QString>

namespace storehand::sim {

/// What happened, twice: as a hash over everything, by which two runs of a seed are compared, and,
/// if somebody wants to read it, as lines such as "09:14:03 harbour/2 Mere scans TEA-EB-50".
class Story
{
public:
    Story(const Timeline &timeline, bool isPrinted)
        : m_timeline(timeline)
        , m_isPrinted(isPrinted)
    {}

    /// `who` is a place or a person; goes into the hash and, if printed, to standard output.
    void tell(const QString &who, const QString &what);
    /// Whether anybody reads it: a line that is dear to make need not be made otherwise.
    [[nodiscard]] bool isPrinted() const { return m_isPrinted; }
    /// Into the hash only: what travelled, what was stored.
    void note(QByteArrayView bytes);
    void note(quint64 number);
    [[nodiscard]] quint64 hash() const { return m_hash; }

private:
    const Timeline &m_timeline;
    const bool m_isPrinted;
    quint64 m_hash = 0xcbf29ce484222325U;
};

} // namespace storehand::sim
