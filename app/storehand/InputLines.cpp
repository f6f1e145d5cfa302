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
constexpr qsizetype lineBytesMax = 1024 * 1024;

} // namespace

InputLines::InputLines(Line line, std::function<void(bool)> ended)
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
        m_input.setEnabled(false);
        if (!m_pending.isEmpty())
            m_line(std::exchange(m_pending, {})); // a last line need not end as a line
        m_ended(true);
        return;
    }
    m_pending.append(chunk.constData(), got);
    qsizetype end = 0;
    while ((end = m_pending.indexOf('\n')) >= 0) {
        const QByteArray line = m_pending.left(end);
        m_pending.remove(0, end + 1);
        m_line(line);
    }
    if (m_pending.size() > lineBytesMax) {
        m_input.setEnabled(false);
        m_ended(false);
    }
}

void writeLine(const QJsonObject &object)
{
    const QByteArray line = wire::toBytes(object) + '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fflush(stdout);
}

} // namespace storehand::app
