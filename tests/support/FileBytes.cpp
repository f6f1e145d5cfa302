// SPDX-License-Identifier: Apache-2.0
#include "tests/support/FileBytes.h"

#include <algorithm>
#include <cstring>

namespace storehand::test {

namespace {

/// Calls `part(block, from, length)` for each block that a range of bytes touches.
template <typename Part>
void eachBlock(qint64 offset, qint64 length, Part part)
{
    while (length > 0) {
        const qint64 from = offset % FileBytes::blockBytes;
        const qint64 here = std::min(length, FileBytes::blockBytes - from);
        part(static_cast<size_t>(offset / FileBytes::blockBytes), from, here);
        offset += here;
        length -= here;
    }
}

} // namespace

void FileBytes::resize(qint64 size)
{
    const auto count = static_cast<size_t>((size + blockBytes - 1) / blockBytes);
    if (size < m_size) {
        m_blocks.resize(count);
        const qint64 kept = size % blockBytes;
        if (kept > 0)
            std::fill(m_blocks.back().begin() + kept, m_blocks.back().end(), '\0');
    }
    while (m_blocks.size() < count)
        m_blocks.emplace_back(blockBytes, '\0');
    m_size = size;
}

void FileBytes::write(qint64 offset, QByteArrayView bytes)
{
    resize(std::max(m_size, offset + bytes.size()));
    const char *next = bytes.data();
    eachBlock(offset, bytes.size(), [&](size_t block, qint64 from, qint64 length) {
        std::memcpy(m_blocks[block].data() + from, next, static_cast<size_t>(length));
        next += length;
    });
}

qint64 FileBytes::read(qint64 offset, char *to, qint64 amount) const
{
    const qint64 there = std::clamp<qint64>(m_size - offset, 0, amount);
    eachBlock(offset, there, [&](size_t block, qint64 from, qint64 length) {
        std::memcpy(to, m_blocks[block].constData() + from, static_cast<size_t>(length));
        to += length;
    });
    return there;
}

QByteArrayView FileBytes::block(qint64 index) const
{
    return QByteArrayView(m_blocks[static_cast<size_t>(index)])
        .first(std::min(blockBytes, m_size - index * blockBytes));
}

QByteArray FileBytes::toByteArray() const
{
    QByteArray bytes(m_size, Qt::Uninitialized);
    read(0, bytes.data(), m_size);
    return bytes;
}

} // namespace storehand::test
