// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera/CameraTransport.h"

#include "core/domain/Codes.h"
#include "scanner/transport/SteadyMicros.h"

#include <algorithm>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

ScannerProfile CameraTransport::profile()
{
    constexpr Millis comesBackAtOnce{2500};
    return {
        .name = u"Camera"_s, .framing = Framing::wholeReads(), .duplicateWindow = comesBackAtOnce};
}

CameraTransport::CameraTransport(Clock &clock, PictureFinder &finder,
                                 CodesInView::IsExpected isExpected)
    : m_clock(clock)
    , m_finder(finder)
    , m_isExpected(std::move(isExpected))
    , m_codes(m_isExpected)
{}

void CameraTransport::open(Sink sink)
{
    m_sink = std::move(sink);
}

void CameraTransport::close()
{
    rest();
    m_sink = {};
}

void CameraTransport::aim()
{
    m_isAimed = true;
    m_planner = {};
    m_codes.clear();
    awaitRead();
}

void CameraTransport::rest()
{
    m_isAimed = false;
    m_newest.reset();
    m_patience.reset();
    m_failures = 0;
    m_camera = {};
    setStatus({});
}

void CameraTransport::setCamera(const DeviceStatus &camera)
{
    if (!m_isAimed)
        return;
    // Nobody can read anything while there is no picture.
    if (camera.state == ScannerState::Open && m_camera.state != ScannerState::Open)
        awaitRead();
    else if (camera.state != ScannerState::Open)
        m_patience.reset();
    m_camera = camera;
    if (camera.state != ScannerState::Open || m_failures < 2)
        setStatus(camera);
}

void CameraTransport::show(const GreyFrame &frame)
{
    if (!m_isAimed || m_isPaused || frame.isEmpty())
        return;
    m_newest = frame;
    lookAtNewest();
}

void CameraTransport::lookAtNewest()
{
    if (m_isLooking || !m_newest)
        return;
    const GreyFrame frame = *std::exchange(m_newest, std::nullopt);
    const PictureRequest request = m_planner.planFor(frame, m_clock.monotonic());
    if (m_planner.hasMoved())
        m_codes.moved(m_clock.monotonic());
    m_isLooking = true;
    m_finder.find(request, [this, atUs = frame.atUs](const Result<PictureReading> &reading) {
        m_isLooking = false;
        if (m_isAimed)
            noteLook(reading);
        if (reading && m_isAimed)
            takeReading(*reading, atUs);
        lookAtNewest();
    });
}

/// One picture may be bad. Where a second one cannot be looked at, either, nobody can read with
/// this camera, and has to be told.
void CameraTransport::noteLook(const Result<PictureReading> &reading)
{
    m_failures = reading ? 0 : m_failures + 1;
    if (m_failures >= 2)
        setStatus({ScannerState::Error, reading.error().code, reading.error().args,
                   reading.error().detail});
    else if (reading)
        setStatus(m_camera);
}

void CameraTransport::takeReading(const PictureReading &reading, qint64 atUs)
{
    if (reading.symbols.isEmpty())
        return;
    const Millis now = m_clock.monotonic();
    if (const std::optional<Symbol> symbol = m_codes.take(reading.symbols, now)) {
        deliver(*symbol, atUs);
        Q_EMIT hasRead(symbol->text);
        awaitRead();
    }
    if (m_codes.isUnsure())
        m_planner.repeat();
    else
        m_planner.sawAll(now);
}

void CameraTransport::takePicture(PictureRequest picture, Answered answered)
{
    const qint64 atUs = steadyMicros();
    m_finder.find(std::move(picture), [this, atUs, answered = std::move(answered)](
                                          const Result<PictureReading> &reading) {
        if (!reading) {
            answered(failure(reading.error()));
            return;
        }
        if (reading->symbols.isEmpty()) {
            answered(failure(ErrorKind::Malformed, codes::noCode, u"no code in the picture"_s));
            return;
        }
        const QList<Symbol> &symbols = reading->symbols;
        const auto expected = std::ranges::find_if(symbols, m_isExpected);
        deliver(expected == symbols.end() ? symbols.first() : *expected, atUs);
        answered({});
    });
}

void CameraTransport::deliver(const Symbol &symbol, qint64 atUs)
{
    if (m_sink.arrived)
        m_sink.arrived({(symbol.aim + symbol.text).toUtf8(), atUs, true});
}

void CameraTransport::awaitRead()
{
    m_patience = m_clock.after(aimTimeMax, [this] {
        rest();
        Q_EMIT gaveUp();
    });
}

void CameraTransport::setStatus(const DeviceStatus &status)
{
    if (m_status == status)
        return;
    m_status = status;
    if (m_sink.changed)
        m_sink.changed(m_status);
}

} // namespace storehand::scanner
