// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

#include <array>

namespace storehand {

namespace detail {

constexpr std::array<quint32, 256> makeCrc32Table()
{
    std::array<quint32, 256> result{};
    for (quint32 i = 0; i < 256; ++i) {
        quint32 value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ ((value & 1) ? 0xedb88320u : 0u);
        result[i] = value;
    }
    return result;
}

inline constexpr std::array<quint32, 256> crc32Table = makeCrc32Table();

} // namespace detail

/// CRC-32 as in ISO 3309 and zip, fed piece by piece: finds a row that the disk has changed.
class Crc32
{
public:
    void add(QByteArrayView bytes)
    {
        for (const char byte : bytes)
            m_value =
                detail::crc32Table[(m_value ^ static_cast<quint8>(byte)) & 0xff] ^ (m_value >> 8);
    }

    /// A number as 8 bytes, most significant first.
    void add(qint64 number)
    {
        for (int shift = 56; shift >= 0; shift -= 8) {
            const char byte = static_cast<char>(static_cast<quint64>(number) >> shift);
            add(QByteArrayView(&byte, 1));
        }
    }

    /// With its length before it, so that parts cannot flow into each other.
    void addSized(QByteArrayView bytes)
    {
        add(static_cast<qint64>(bytes.size()));
        add(bytes);
    }

    [[nodiscard]] quint32 value() const { return ~m_value; }

private:
    quint32 m_value = 0xffffffffu;
};

} // namespace storehand
