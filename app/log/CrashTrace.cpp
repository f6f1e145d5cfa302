// SPDX-License-Identifier: Apache-2.0
#include "app/log/CrashTrace.h"

#include "core/domain/Codes.h"

#include <QFile>

#include <array>
#include <csignal>
#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array crashSignals{SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
constexpr int framesMax = 64;
constexpr size_t stackBytes = 64 * 1024;

int traceFile = -1;

/// Only what is allowed in a signal handler: no memory is taken, nothing is locked.
void leaveTrace(int signal)
{
    void *frames[framesMax];
    const int count = ::backtrace(frames, framesMax);
    ::backtrace_symbols_fd(frames, count, traceFile);
    ::raise(signal); // its default action is back in place
}

} // namespace

Status traceCrashesTo(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(),
                            O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return failure(ErrorKind::Storage, codes::storageFailed,
                       u"%1: %2"_s.arg(path, qt_error_string(errno)));
    if (traceFile >= 0)
        ::close(traceFile);
    traceFile = file;
    void *warmUp[1];
    (void)::backtrace(warmUp, 1);              // loads what it needs while that is still possible
    static std::array<char, stackBytes> stack; // a full stack is a crash, too
    const stack_t own{.ss_sp = stack.data(), .ss_flags = 0, .ss_size = stack.size()};
    ::sigaltstack(&own, nullptr);
    struct sigaction action = {};
    action.sa_handler = &leaveTrace;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_ONSTACK | SA_NODEFER);
    for (const int signal : crashSignals)
        ::sigaction(signal, &action, nullptr);
    return {};
}

} // namespace storehand::app
