// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QString>

#include <optional>

namespace storehand {

/// How far an outbox had come.
struct OutboxMark
{
    qint64 era = 0;
    qint64 lastN = 0;
    qint64 acknowledgedN = 0;

    [[nodiscard]] bool isAheadOf(const OutboxMark &other) const
    {
        return era > other.era || (era == other.era && lastN > other.lastN);
    }

    friend bool operator==(const OutboxMark &, const OutboxMark &) = default;
};

/// A mark in a small file beside the outbox, `<path>.mark`. It is written after each commit and
/// never synced, so it costs nothing and may lag behind; but it never runs ahead. An outbox that
/// knows less than its mark has lost what its own file cannot show: the file is gone, an older copy
/// of it was put back, or its log was cut off.
class OutboxMarkFile
{
public:
    explicit OutboxMarkFile(const QString &outboxPath);

    /// Nothing when there is none, or it is damaged.
    [[nodiscard]] std::optional<OutboxMark> read();
    /// A failure is no matter: then it lags behind.
    void write(const OutboxMark &mark);
    void remove() { m_file.remove(); }

private:
    [[nodiscard]] bool open();

    QFile m_file;
};

} // namespace storehand
