// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <cstddef>

/// What libFuzzer calls with each of its inputs.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

namespace storehand::fuzz {

// Usage card
//   bytesOf(data, size), textOf(data, size)   an input as the code takes it
//   Choices choices(data, size);              an input as a row of decisions
//   choices.below(4)                          0 … 3, always 0 once the input is used up
//   demand(a == b, "…")                       stops the program and with it the search
//   RamFolder folder;                         a folder that is gone at the end; files in it are
//                                             written to no disk

[[nodiscard]] inline QByteArray bytesOf(const unsigned char *data, size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
}

[[nodiscard]] inline QString textOf(const unsigned char *data, size_t size)
{
    return QString::fromUtf8(bytesOf(data, size));
}

inline void demand(bool holds, const char *what)
{
    if (!holds)
        qFatal("%s", what);
}

/// Reads an input front to back as numbers, and what is left of it as bytes.
class Choices
{
public:
    Choices(const unsigned char *data, size_t size)
        : m_rest(bytesOf(data, size))
    {}

    [[nodiscard]] bool isEmpty() const { return m_rest.isEmpty(); }
    /// 0 … count − 1; `count` is at most 65536.
    [[nodiscard]] int below(int count)
    {
        int value = take();
        if (count > 256)
            value = value * 256 + take();
        return value % count;
    }
    [[nodiscard]] QByteArray bytes(qsizetype count)
    {
        const QByteArray taken = m_rest.left(count);
        m_rest = m_rest.mid(taken.size());
        return taken;
    }
    [[nodiscard]] QByteArray rest() const { return m_rest; }

private:
    int take()
    {
        const QByteArray byte = bytes(1);
        return byte.isEmpty() ? 0 : static_cast<unsigned char>(byte[0]);
    }

    QByteArray m_rest;
};

struct RamFolder
{
    QTemporaryDir folder{QStringLiteral("/dev/shm/storehand-fuzz-XXXXXX")};

    [[nodiscard]] QString path(const QString &name) const { return folder.filePath(name); }
};

} // namespace storehand::fuzz
