// SPDX-License-Identifier: Apache-2.0
#include "app/storehand/InputLines.h"

#include "core/wire/ObjectWriter.h"

#include <cerrno>
#include <cstdio>
#include <unistd.h>
#include <utility>

namespace storehand::app {

namespace {

constexpr qsizetype inputChunk = 64 * 1024;

} // namespace

InputLines::InputLines(Line line, std::function<void()> ended)
    : m_input(STDIN_FILENO, QSocketNotifier::Read)
    , m_line(std::move(line))
    , m_ended(std::move(ended))
{
    QObject::connect(&m_input, &QSocketNotifier::activated, &m_input, [this] { read(); });
}

void InputLines::read()
{
    QByteArray chunk(inputChunk, Qt::Uninitialized);
    const ssize_t got = ::read(STDIN_FILENO, chunk.data(), static_cast<size_t>(chunk.size()));
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got <= 0) {
        finish();
        return;
    }
    m_pending.append(chunk.constData(), got);
    takeLines();
}

void InputLines::takeLines()
{
    qsizetype end = 0;
    while ((end = m_pending.indexOf('\n')) >= 0) {
        const QByteArray line = m_pending.left(end);
        m_pending.remove(0, end + 1);
        if (!std::exchange(m_isSkipping, false))
            m_line(line);
    }
    const bool hasNoEnd = m_pending.size() > lineBytesMax;
    if (hasNoEnd && !std::exchange(m_isSkipping, true))
        m_line(m_pending);
    if (m_isSkipping)
        m_pending.clear();
}

/// A last line need not end as a line.
void InputLines::finish()
{
    m_input.setEnabled(false);
    if (!m_isSkipping && !m_pending.isEmpty())
        m_line(std::exchange(m_pending, {}));
    m_ended();
}

void writeLine(const QJsonObject &object)
{
    const QByteArray line = wire::toBytes(object) + '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fflush(stdout);
}

} // namespace storehand::app
