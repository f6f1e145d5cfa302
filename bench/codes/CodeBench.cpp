// SPDX-License-Identifier: Apache-2.0
#include "app/edges/SystemClock.h"
#include "core/barcode/Decoded.h"
#include "scanner/ScannerHub.h"
#include "scanner/transport/SteadyMicros.h"
#include "scanner/usb/HidPosAssembler.h"

#include <QCoreApplication>

#include <benchmark/benchmark.h>

// How long one code takes, from a GTIN alone to a report of a scanner: docs/performance.md.

namespace {

using namespace storehand;
using namespace storehand::scanner;
using namespace Qt::Literals::StringLiterals;

const QString elements = u"010952123454321317261231"
                         "10LOT42\x1d"
                         "21SN-1"_s;

void gtin(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(Gtin::fromDigits(u"9521234543213"));
}
BENCHMARK(gtin);

void elementString(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(parseElementString(elements, Separators::Kept));
}
BENCHMARK(elementString);

void gs1Code(benchmark::State &state)
{
    const QString scanned = u"]d2"_s + elements;
    for (auto _ : state)
        benchmark::DoNotOptimize(decodeText(scanned));
}
BENCHMARK(gs1Code);

/// What stands at the hub of a HID POS scanner, without the wire.
class Reports : public DeviceBytes
{
public:
    void open(Sink sink) override { m_sink = std::move(sink); }
    void close() override { m_sink = {}; }
    void setPaused(bool) override {}
    [[nodiscard]] DeviceStatus status() const override { return {.state = ScannerState::Open}; }
    [[nodiscard]] ScanSource source() const override { return ScanSource::Hid; }

    void send(QByteArrayView report)
    {
        if (const auto read = m_assembler.take(report))
            m_sink.arrived({.bytes = read->bytes, .atUs = steadyMicros(), .endsRead = true});
    }

private:
    Sink m_sink;
    HidPosAssembler m_assembler{HidPosLayout::customary()};
};

/// A report as HID POS scanners lay it out: id, count, AIM identifier, data, what continues.
QByteArray reportOf(const QByteArray &aim, const QByteArray &data)
{
    constexpr qsizetype reportSize = 64;
    QByteArray report;
    report.append(char(2)).append(char(data.size())).append(aim).append(data);
    return report.leftJustified(reportSize, '\0');
}

void reportToScan(benchmark::State &state)
{
    app::SystemClock clock;
    ScannerHub hub(clock);
    auto device = std::make_unique<Reports>();
    Reports &scanner = *device;
    hub.add({.name = u"Scanner"_s, .framing = Framing::wholeReads()}, std::move(device));
    const QByteArray report = reportOf("]d2", elements.toLatin1());
    for (auto _ : state) {
        scanner.send(report);
        const std::optional<Scan> scan = hub.takeScan();
        if (!scan || scan->error)
            state.SkipWithError("a report was no scan");
    }
}
BENCHMARK(reportToScan);

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return EXIT_FAILURE;
    benchmark::RunSpecifiedBenchmarks();
    return EXIT_SUCCESS;
}
