// SPDX-License-Identifier: Apache-2.0
// `storehand headless` with a scanner on a pseudo-terminal and real files. It says itself with each
// scan how long it took from the first byte until the command was committed; we also clock from
// outside, from writing the bytes to reading its answer. Fifty scans a second, far more than people
// make: beside a pull of 25,000 products and orders, with their stock, and then with nothing else
// to do.
#include "app/tools/story/PtyScanner.h"
#include "bench/Chain.h"
#include "bench/StationFolder.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QThread>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ChainSize small{.products = longOrderLines};
constexpr ChainSize size{.products = 20'000, .ordersPerStore = 5'000};
constexpr int scansAlone = 500;
constexpr qint64 intervalMs = 20;
constexpr double goalMs = 5;

/// Somebody who scans one unit after the other of the long order, and clocks each.
class Scanning
{
public:
    Scanning(story::JsonProgram &station, story::PtyScanner &scanner)
        : m_station(station)
        , m_scanner(scanner)
    {}

    [[nodiscard]] Status scanOne()
    {
        QElapsedTimer time;
        time.start();
        const QByteArray code = barcodeOf(m_scans++ % longOrderLines);
        if (const Status sent = m_scanner.scan(QString::fromLatin1(code)); !sent)
            return sent;
        const auto event = awaitScan();
        if (!event)
            return failure(event.error());
        const qint64 durableUs = event->value("durable_us"_L1).toInteger();
        if (durableUs == 0) {
            return failure(ErrorKind::Rejected, u"not_booked"_s,
                           event->value("result"_L1).toString());
        }
        m_durable.append(double(durableUs) / 1e3);
        m_answered.append(double(time.nsecsElapsed()) / 1e6);
        QThread::msleep(static_cast<unsigned long>(qMax<qint64>(0, intervalMs - time.elapsed())));
        return {};
    }

    /// Orders that came while somebody scanned.
    [[nodiscard]] int ordersCame() const { return m_came; }

    /// What was clocked since the last call.
    [[nodiscard]] Figures take(const QString &when)
    {
        const QList<double> durable = std::exchange(m_durable, {});
        const QList<double> answered = std::exchange(m_answered, {});
        return {
            {u"scan to disk %1, p50"_s.arg(when), quantile(durable, 0.5), u"ms"_s},
            {u"scan to disk %1, p99"_s.arg(when), quantile(durable, 0.99), u"ms"_s, Goal{goalMs}},
            {u"scan to disk %1, longest"_s.arg(when), quantile(durable, 1), u"ms"_s},
            {u"scan to answer on stdout %1, p99"_s.arg(when), quantile(answered, 0.99), u"ms"_s},
            {u"scans %1"_s.arg(when), double(durable.size()), {}}};
    }

private:
    Result<QJsonObject> awaitScan()
    {
        while (true) {
            auto event = m_station.await(u"the answer to a scan"_s, [](const QJsonObject &o) {
                const QString name = o.value("event"_L1).toString();
                return name == u"scan" || name == u"queue";
            });
            if (!event || event->value("event"_L1).toString() == u"scan")
                return event;
            m_came += int(event->value("added"_L1).toArray().size());
        }
    }

    story::JsonProgram &m_station;
    story::PtyScanner &m_scanner;
    int m_scans = 0;
    int m_came = 0;
    QList<double> m_durable;
    QList<double> m_answered;
};

/// A station whose person has taken the long order, closed again.
Status prepare(const Place &place, story::HeadOffice &office, const QStringList &serial)
{
    if (const Status filled =
            importLines(office, place, chainLines(small) + QList{longOrderLine()});
        !filled)
        return filled;
    const auto station = joinHeadless(place, office, serial);
    if (!station)
        return failure(station.error());
    for (const Status &step :
         {signIn(**station), claim(**station, QString(longOrder)), settle(**station)}) {
        if (!step)
            return step;
    }
    return (*station)->terminate().map([](int) {});
}

} // namespace

Result<Figures> measureScans(const Place &place)
{
    story::PtyScanner scanner;
    if (const Status opened = scanner.open(); !opened)
        return failure(opened.error());
    const QStringList serial{u"--serial"_s, scanner.path()};
    const auto office = openOffice(place);
    if (!office)
        return failure(office.error());
    if (const Status prepared = prepare(place, **office, serial); !prepared)
        return failure(prepared.error());
    if (const Status filled = importLines(**office, place, chainLines(size) + orderLines(size));
        !filled)
        return failure(filled.error());
    const auto station = startHeadless(place, serial);
    if (!station)
        return failure(station.error());
    if (const Status signedIn = signIn(**station); !signedIn)
        return failure(signedIn.error());
    Scanning scanning(**station, scanner);
    Status scanned;
    while (scanned && scanning.ordersCame() < size.ordersPerStore)
        scanned = scanning.scanOne();
    Figures figures = scanning.take(u"beside a pull"_s);
    if (scanned)
        scanned = settle(**station);
    for (int i = 0; i < scansAlone && scanned; ++i)
        scanned = scanning.scanOne();
    if (!scanned)
        return failure(scanned.error());
    return figures + scanning.take(u"alone"_s);
}

} // namespace storehand::bench
