// SPDX-License-Identifier: Apache-2.0
#include "app/storehand/HeadlessProgram.h"

#include "app/storehand/Versions.h"
#include "core/domain/Codes.h"
#include "core/wire/ObjectWriter.h"

#include <QCoreApplication>

#include <cstdio>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

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
        .put("message"_L1, status.device.detail)
        .put("waiting"_L1, status.waiting);
    if (status.owner)
        writer.always("person"_L1, status.owner->text);
    return writer.object().toObject();
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
    m_input =
        std::make_unique<InputLines>([this](const QByteArray &line) { m_session->handle(line); },
                                     [this] { m_session->finish(); });
}

} // namespace storehand::app
