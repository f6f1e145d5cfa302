// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace storehand::test {

// Usage card: a real pseudo-terminal, the test being the scanner at its other end
//   Pty scanner;
//   scanner.path()               "/dev/pts/7", to be opened by a SerialTransport
//   scanner.sends("…\r");        all bytes, or qFatal
//   scanner.hangUp();            unplugged; the path is gone
class Pty
{
public:
    Pty()
        : m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        if (m_master < 0 || ::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0)
            qFatal("no pseudo-terminal");
        m_path = QString::fromLocal8Bit(::ptsname(m_master));
    }
    ~Pty() { hangUp(); }
    Q_DISABLE_COPY_MOVE(Pty)

    [[nodiscard]] QString path() const { return m_path; }

    void sends(QByteArray bytes)
    {
        while (!bytes.isEmpty()) {
            const ssize_t written = ::write(m_master, bytes.constData(), size_t(bytes.size()));
            if (written <= 0)
                qFatal("the pseudo-terminal takes no more");
            bytes.remove(0, written);
        }
    }

    void hangUp()
    {
        if (m_master >= 0)
            ::close(m_master);
        m_master = -1;
    }

private:
    int m_master;
    QString m_path;
};

} // namespace storehand::test
