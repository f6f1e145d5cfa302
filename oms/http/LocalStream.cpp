// SPDX-License-Identifier: Apache-2.0
#include "oms/http/LocalStream.h"

#include "core/domain/Codes.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype readBytes = 64 * 1024;
constexpr int backlog = 16;

tl::unexpected<Error> systemFailure(const QString &what)
{
    return failure(ErrorKind::Storage, codes::localSocket,
                   what + u": "_s + QString::fromLocal8Bit(std::strerror(errno)));
}

/// The address of a socket file. A path may be longer than an address, so a long one goes through
/// the open folder.
struct Address
{
    sockaddr_un name = {};
    Descriptor folder;
};

Result<Address> addressOf(const QString &folder, const QString &name)
{
    Address address;
    address.name.sun_family = AF_UNIX;
    QByteArray path = QFile::encodeName(folder + u'/' + name);
    if (size_t(path.size()) >= sizeof address.name.sun_path) {
        address.folder = Descriptor(
            ::open(QFile::encodeName(folder).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
        if (!address.folder.isOpen())
            return systemFailure(folder);
        path = "/proc/self/fd/" + QByteArray::number(address.folder.number()) + '/' +
               QFile::encodeName(name);
    }
    if (size_t(path.size()) >= sizeof address.name.sun_path)
        return failure(ErrorKind::Storage, codes::localSocket, u"%1: too long"_s.arg(name));
    std::copy(path.begin(), path.end(), address.name.sun_path);
    return address;
}

Result<Descriptor> makeSocket()
{
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket.isOpen())
        return systemFailure(u"socket"_s);
    return socket;
}

Status waitFor(const Descriptor &socket, short event, Millis pause)
{
    pollfd state{socket.number(), event, 0};
    const int timeout = pause == Millis::max() ? -1 : int(pause.count());
    int ready = 0;
    do {
        ready = ::poll(&state, 1, timeout);
    } while (ready < 0 && errno == EINTR);
    if (ready == 0)
        return failure(ErrorKind::Timeout, codes::localSocket, u"the other side is silent"_s);
    return ready > 0 ? Status() : Status(systemFailure(u"poll"_s));
}

Status readSome(const Descriptor &socket, QByteArray &buffer, Millis pause)
{
    const Status ready = waitFor(socket, POLLIN, pause);
    if (!ready)
        return ready;
    const qsizetype before = buffer.size();
    buffer.resize(before + readBytes);
    const ssize_t size = ::recv(socket.number(), buffer.data() + before, readBytes, 0);
    buffer.truncate(before + std::max<ssize_t>(size, 0));
    if (size == 0)
        return failure(ErrorKind::Offline, codes::localSocket, u"the other side hung up"_s);
    return size > 0 || errno == EAGAIN || errno == EINTR ? Status()
                                                         : Status(systemFailure(u"recv"_s));
}

} // namespace

Descriptor::~Descriptor()
{
    if (m_number >= 0)
        ::close(m_number);
}

Result<Descriptor> localstream::listen(const QString &folder, const QString &name)
{
    const Result<Address> address = addressOf(folder, name);
    Result<Descriptor> socket = makeSocket();
    if (!address || !socket)
        return address ? std::move(socket) : failure(address.error());
    remove(folder, name);
    ::fchmod(socket->number(), 0600); // what bind() gives the file
    if (::bind(socket->number(), reinterpret_cast<const sockaddr *>(&address->name),
               sizeof address->name) != 0 ||
        ::chmod(address->name.sun_path, 0600) != 0 || ::listen(socket->number(), backlog) != 0) {
        return systemFailure(folder + u'/' + name);
    }
    return socket;
}

void localstream::remove(const QString &folder, const QString &name)
{
    ::unlink(QFile::encodeName(folder + u'/' + name).constData());
}

Result<Descriptor> localstream::connect(const QString &folder, const QString &name)
{
    const Result<Address> address = addressOf(folder, name);
    if (!address)
        return Descriptor(); // no such folder, so nobody there
    Result<Descriptor> socket = makeSocket();
    if (!socket)
        return socket;
    if (::connect(socket->number(), reinterpret_cast<const sockaddr *>(&address->name),
                  sizeof address->name) == 0) {
        return socket;
    }
    if (errno == ENOENT || errno == ECONNREFUSED)
        return Descriptor();
    return systemFailure(folder + u'/' + name);
}

bool localstream::isOwnUser(const Descriptor &socket)
{
    ucred peer = {};
    socklen_t size = sizeof peer;
    return ::getsockopt(socket.number(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           (peer.uid == ::geteuid() || peer.uid == 0);
}

Status localstream::write(const Descriptor &socket, const QByteArray &bytes, Millis pause)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const Status ready = waitFor(socket, POLLOUT, pause);
        if (!ready)
            return ready;
        const ssize_t size = ::send(socket.number(), bytes.constData() + sent,
                                    size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (size < 0 && errno != EAGAIN && errno != EINTR)
            return systemFailure(u"send"_s);
        sent += std::max<ssize_t>(size, 0);
    }
    return {};
}

Status localstream::read(const Descriptor &socket, QByteArray &buffer, qsizetype size, Millis pause)
{
    Status status;
    while (status && buffer.size() < size)
        status = readSome(socket, buffer, pause);
    return status;
}

Result<QByteArray> localstream::readLine(const Descriptor &socket, QByteArray &buffer,
                                         qsizetype sizeMax, Millis pause)
{
    qsizetype end = -1;
    while ((end = buffer.indexOf('\n')) < 0) {
        if (buffer.size() > sizeMax)
            return failure(ErrorKind::Malformed, codes::localSocket, u"the line is too long"_s);
        const Status status = readSome(socket, buffer, pause);
        if (!status)
            return failure(status.error());
    }
    const QByteArray line = buffer.first(end);
    buffer.remove(0, end + 1);
    return line;
}

void localstream::finish(const Descriptor &socket, Millis time)
{
    using std::chrono::steady_clock;
    ::shutdown(socket.number(), SHUT_WR);
    const auto end = steady_clock::now() + time;
    QByteArray unread;
    Status isOpen;
    while (isOpen && steady_clock::now() < end) {
        isOpen = readSome(socket, unread, duration_cast<Millis>(end - steady_clock::now()));
        unread.clear();
    }
}

} // namespace storehand::oms
