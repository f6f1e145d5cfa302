// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/Bystanders.h"
#include "scanner/ScannerStatus.h"

#include <QObject>

namespace storehand::scanner {

/// The scanners as a page shows and changes them, on the page's own thread: what is there, what
/// comes from it byte by byte, and how it is set up. Requests return at once; what became of them
/// shows in the next changed(), or comes as failed().
class ScannerDesk : public QObject
{
    Q_OBJECT

public:
    struct State
    {
        QList<ScannerStatus> scanners;
        QList<Bystander> bystanders;
        /// Serial ports that somebody added here, and can remove.
        QStringList addedPorts;

        friend bool operator==(const State &, const State &) = default;
    };

    using QObject::QObject;

    [[nodiscard]] const State &state() const { return m_state; }

    /// As ScannerHub::change(), teach() and stopTeaching().
    virtual void change(const QString &id, const ScannerSettings &settings) = 0;
    virtual void teach(const QString &id) = 0;
    virtual void stopTeaching(const QString &id) = 0;
    /// Uses a serial port from now on, also after the next start.
    virtual void addPort(const QString &path) = 0;
    /// Forgets a serial port that was added.
    virtual void removePort(const QString &path) = 0;

Q_SIGNALS:
    void changed();
    void bytesSeen(const QString &id, const QByteArray &bytes);
    void readSeen(const QString &id, const storehand::Scan &scan);
    void failed(const storehand::Error &error);

protected:
    void take(const State &state)
    {
        if (m_state == state)
            return;
        m_state = state;
        Q_EMIT changed();
    }

private:
    State m_state;
};

} // namespace storehand::scanner
