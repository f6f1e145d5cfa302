// SPDX-License-Identifier: Apache-2.0
#include "core/store/OutboxMark.h"

#include "core/store/Crc32.h"

#include <QByteArrayList>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

constexpr int numberWidth = 20; ///< so that a write replaces all of the one before

QByteArray padded(qint64 number)
{
    return QByteArray::number(number).rightJustified(numberWidth);
}

QByteArray checksumOf(const OutboxMark &mark)
{
    Crc32 crc;
    for (const qint64 number : {mark.era, mark.lastN, mark.acknowledgedN})
        crc.add(number);
    return padded(crc.value());
}

} // namespace

OutboxMarkFile::OutboxMarkFile(const QString &outboxPath)
    : m_file(outboxPath + u".mark"_s)
{}

bool OutboxMarkFile::open()
{
    return m_file.isOpen() || m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered,
                                          QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

std::optional<OutboxMark> OutboxMarkFile::read()
{
    if (!m_file.exists() || !open() || !m_file.seek(0))
        return std::nullopt;
    const QByteArrayList parts = m_file.readAll().split('\n');
    if (parts.size() < 4)
        return std::nullopt;
    const OutboxMark mark{parts[0].toLongLong(), parts[1].toLongLong(), parts[2].toLongLong()};
    return parts[3] == checksumOf(mark) ? std::optional(mark) : std::nullopt;
}

void OutboxMarkFile::write(const OutboxMark &mark)
{
    if (!open())
        return;
    const QByteArray text = padded(mark.era) + '\n' + padded(mark.lastN) + '\n' +
                            padded(mark.acknowledgedN) + '\n' + checksumOf(mark);
    // One call of the system instead of four: each scan waits for it.
    [[maybe_unused]] const ssize_t written =
        pwrite(m_file.handle(), text.constData(), static_cast<size_t>(text.size()), 0);
}

} // namespace storehand
