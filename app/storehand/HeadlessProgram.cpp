// SPDX-License-Identifier: Apache-2.0
#include "app/storehand/HeadlessProgram.h"

#include "app/storehand/Versions.h"
#include "core/domain/Codes.h"
#include "core/wire/ObjectWriter.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype inputChunk = 64 * 1024;
constexpr qsizetype lineBytesMax = 1024 * 1024;

/// Written and flushed at once: a reader on the other side may wait for just this line.
void writeLine(const QJsonObject &object)
{
    const QByteArray line = wire::toBytes(object) + '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fflush(stdout);
}

void say(const Error &error)
{
    std::fprintf(stderr, "storehand: %s (%s)\n", qPrintable(error.detail), qPrintable(error.code));
}

QJsonObject scannerToJson(const scanner::ScannerStatus &status)
{
    wire::ObjectWriter writer;
    writer.always("name"_L1, status.name)
        .always("transport"_L1, toText(status.transport))
        .always("state"_L1, toText(status.device.state))
        .put("message"_L1, status.device.detail);
    if (status.owner)
        writer.always("person"_L1, status.owner->text);
    return writer.object();
}

} // namespace

HeadlessProgram::HeadlessProgram(StationOptions options)
    : m_options(std::move(options))
{}

int HeadlessProgram::run()
{
    auto runtime = StationRuntime::open(m_options);
    if (!runtime) {
        say(runtime.error());
        return EXIT_FAILURE;
    }
    m_runtime = std::move(*runtime);
    QObject::connect(m_runtime.get(), &StationRuntime::incident, this, &say);
    QObject::connect(&m_runtime->scanners(), &scanner::ScannerHub::scannerChanged, this,
                     [](const scanner::ScannerStatus &status) {
                         QJsonObject event = scannerToJson(status);
                         event.insert("event"_L1, u"scanner"_s);
                         writeLine(event);
                     });
    QMetaObject::invokeMethod(
        this, [this] { m_runtime->start([this](const Status &status) { started(status); }); },
        Qt::QueuedConnection);
    return QCoreApplication::exec();
}

void HeadlessProgram::started(const Status &status)
{
    if (!status) {
        say(status.error());
        QCoreApplication::exit(EXIT_FAILURE);
        return;
    }
    m_session = std::make_unique<HeadlessSession>(m_runtime->station(), outside());
    writeLine(
        {{"event"_L1, u"ready"_s}, {"schema"_L1, stationSchema}, {"versions"_L1, versions()}});
    listen();
}

HeadlessSession::Outside HeadlessProgram::outside()
{
    scanner::ScannerHub &hub = m_runtime->scanners();
    return {.write = writeLine,
            .scan = [&hub](const QString &text,
                           const QString &scanner) { hub.injectRead(text.toUtf8(), scanner); },
            .scanners = [&hub] { return wire::arrayOf(hub.scanners(), scannerToJson); },
            .setOwner = [&hub](const QString &scanner,
                               const auto &person) { (void)hub.setOwner(scanner, person); },
            .runAside =
                [this](std::function<void()> work, std::function<void()> done) {
                    m_background.run(std::move(work), std::move(done));
                },
            .settle =
                [this](Millis timeout, std::function<void(bool)> done) {
                    m_runtime->settle(timeout, std::move(done));
                },
            .quit = [] { QCoreApplication::quit(); }};
}

void HeadlessProgram::listen()
{
    m_input = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(m_input.get(), &QSocketNotifier::activated, this, [this] { readInput(); });
}

void HeadlessProgram::readInput()
{
    QByteArray chunk(inputChunk, Qt::Uninitialized);
    const ssize_t got = ::read(STDIN_FILENO, chunk.data(), static_cast<size_t>(chunk.size()));
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got <= 0) {
        m_input->setEnabled(false);
        m_session->finish();
        return;
    }
    m_pending.append(chunk.constData(), got);
    qsizetype end = 0;
    while ((end = m_pending.indexOf('\n')) >= 0) {
        const QByteArray line = m_pending.left(end);
        m_pending.remove(0, end + 1);
        m_session->handle(line);
    }
    if (m_pending.size() > lineBytesMax) {
        say({ErrorKind::Malformed, codes::tooLarge, u"a line of input has no end"_s});
        QCoreApplication::exit(EXIT_FAILURE);
    }
}

} // namespace storehand::app
