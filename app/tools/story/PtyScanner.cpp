// SPDX-License-Identifier: Apache-2.0
#include "app/tools/story/PtyScanner.h"

#include <cstdlib>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace storehand::story {

using namespace Qt::Literals::StringLiterals;

PtyScanner::~PtyScanner()
{
    if (m_master >= 0)
        ::close(m_master);
}

Status PtyScanner::open()
{
    m_master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (m_master < 0 || ::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0)
        return failure(ErrorKind::Device, u"no_pty"_s, qt_error_string(errno));
    m_path = QString::fromLocal8Bit(::ptsname(m_master));
    termios settings{};
    if (::tcgetattr(m_master, &settings) != 0)
        return failure(ErrorKind::Device, u"no_pty"_s, qt_error_string(errno));
    ::cfmakeraw(&settings);
    if (::tcsetattr(m_master, TCSANOW, &settings) != 0)
        return failure(ErrorKind::Device, u"no_pty"_s, qt_error_string(errno));
    return {};
}

Status PtyScanner::scan(const QString &code)
{
    const QByteArray bytes = code.toUtf8() + '\r';
    if (::write(m_master, bytes.constData(), static_cast<size_t>(bytes.size())) != bytes.size())
        return failure(ErrorKind::Device, u"write_failed"_s, qt_error_string(errno));
    return {};
}

} // namespace storehand::story
