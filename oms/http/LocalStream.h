// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/domain/Instant.h"

#include <QByteArray>

#include <optional>
#include <utility>

namespace storehand::oms {

/// A file descriptor that closes itself.
class Descriptor
{
public:
    explicit Descriptor(int number = -1)
        : m_number(number)
    {}

    Descriptor(Descriptor &&other) noexcept
        : m_number(std::exchange(other.m_number, -1))
    {}

    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }

    ~Descriptor();

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

/// Unix domain sockets by the path of their folder, however long that is, for AdminSocket. All
/// calls block; a `pause` is the longest silence of the other side that they bear.
namespace localstream {

/// Listens on <folder>/<name>, mode 0600, replacing what lies there.
[[nodiscard]] Result<Descriptor> listen(const QString &folder, const QString &name);
/// Removes the socket's file.
void remove(const QString &folder, const QString &name);
/// A closed descriptor if nobody listens there.
[[nodiscard]] Result<Descriptor> connect(const QString &folder, const QString &name);
/// True if the other end belongs to the same user or to root.
[[nodiscard]] bool isOwnUser(const Descriptor &socket);
[[nodiscard]] Status write(const Descriptor &socket, const QByteArray &bytes, Millis pause);
/// Reads until `buffer` holds `size` bytes.
[[nodiscard]] Status read(const Descriptor &socket, QByteArray &buffer, qsizetype size,
                          Millis pause);
/// Takes one line off `buffer`, reading as needed; without its line feed.
[[nodiscard]] Result<QByteArray> readLine(const Descriptor &socket, QByteArray &buffer,
                                          qsizetype sizeMax, Millis pause);
/// Says that nothing more will come, and reads off what the other side still sends, until it hangs
/// up, for `time` at most. A socket that is closed with something unread breaks the connection, and
/// what was written last may never be read.
void finish(const Descriptor &socket, Millis time);

} // namespace localstream
} // namespace storehand::oms
