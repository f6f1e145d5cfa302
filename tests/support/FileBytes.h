// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <vector>

namespace storehand::test {

/// The bytes of a file, in blocks: it grows without being moved, and copies share their blocks
/// until one of them is written.
class FileBytes
{
public:
    static constexpr qint64 blockBytes = 16 * 1024;

    FileBytes() = default;
    explicit FileBytes(const QByteArray &bytes) { write(0, bytes); }

    [[nodiscard]] qint64 size() const { return m_size; }
    /// What is new is zero.
    void resize(qint64 size);
    /// Grows where it writes behind the end.
    void write(qint64 offset, QByteArrayView bytes);
    /// Gives how many bytes there were, at most `amount`.
    qint64 read(qint64 offset, char *to, qint64 amount) const;

    [[nodiscard]] qint64 blocks() const { return static_cast<qint64>(m_blocks.size()); }
    /// The last one may be shorter than the others.
    [[nodiscard]] QByteArrayView block(qint64 index) const;
    [[nodiscard]] QByteArray toByteArray() const;

private:
    std::vector<QByteArray> m_blocks; ///< each of blockBytes, with zeros behind the end
    qint64 m_size = 0;
};

} // namespace storehand::test
