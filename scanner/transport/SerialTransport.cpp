// SPDX-License-Identifier: Apache-2.0
#include "scanner/transport/SerialTransport.h"

#include "core/domain/Codes.h"
#include "scanner/transport/PortHolder.h"
#include "scanner/transport/SteadyMicros.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <sys/ioctl.h>
#include <unistd.h>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

SerialTransport::SerialTransport(SerialSettings settings, Clock &clock)
    : m_settings(std::move(settings))
    , m_clock(clock)
{}

SerialTransport::~SerialTransport()
{
    closePort();
}

void SerialTransport::open(Sink sink)
{
    Q_ASSERT_X(!m_port, "SerialTransport::open", "it is open already");
    m_retryDelay = retryDelayMin;
    tryOpen(); // before the sink is there, which is not called from in here
    m_sink = std::move(sink);
}

void SerialTransport::close()
{
    m_sink = {};
    m_retry.reset();
    closePort();
    m_status = {};
}

void SerialTransport::setPaused(bool paused)
{
    m_paused = paused;
    if (!paused)
        QMetaObject::invokeMethod(this, &SerialTransport::deliver, Qt::QueuedConnection);
}

void SerialTransport::setUp(const ScannerSettings &settings)
{
    SerialSettings next = m_settings;
    next.baudRate = settings.line.baudRate;
    next.dataBits = settings.line.parity == Parity::None ? QSerialPort::Data8 : QSerialPort::Data7;
    next.parity = settings.line.parity == Parity::Even  ? QSerialPort::EvenParity
                  : settings.line.parity == Parity::Odd ? QSerialPort::OddParity
                                                        : QSerialPort::NoParity;
    if (next == m_settings)
        return;
    m_settings = next;
    if (m_port && m_port->isOpen())
        setStatus(applySettings());
}

void SerialTransport::tryOpen()
{
    closePort();
    m_port = std::make_unique<QSerialPort>();
    m_port->setPortName(m_settings.path);
    m_port->setReadBufferSize(bufferSize);
    if (!m_port->open(QIODevice::ReadOnly)) {
        DeviceStatus status = whyNotOpen();
        closePort();
        retryLater();
        setStatus(std::move(status));
        return;
    }
    m_retryDelay = retryDelayMin;
    // QSerialPort keeps other programs out. Whoever made a pseudo-terminal often keeps its end
    // open, so that a killed station would have locked itself out as well.
    if (QFileInfo(m_settings.path).canonicalFilePath().startsWith("/dev/pts/"_L1))
        ::ioctl(m_port->handle(), TIOCNXCL);
    DeviceStatus status = applySettings();
    connect(m_port.get(), &QSerialPort::readyRead, this, &SerialTransport::deliver);
    connect(m_port.get(), &QSerialPort::errorOccurred, this, &SerialTransport::onError);
    setStatus(std::move(status));
}

// A pseudo-terminal has no parity and no modem lines, and some adapters lack a setting too; the
// bytes still come.
DeviceStatus SerialTransport::applySettings()
{
    DeviceStatus status{.state = ScannerState::Open};
    const bool all = int(m_port->setBaudRate(m_settings.baudRate)) &
                     int(m_port->setDataBits(m_settings.dataBits)) &
                     int(m_port->setParity(m_settings.parity)) &
                     int(m_port->setStopBits(m_settings.stopBits)) &
                     int(m_port->setFlowControl(m_settings.flowControl));
    if (!all) {
        status.code = codes::deviceSettingIgnored;
        status.detail = u"%1 does not know all of its settings"_s.arg(m_settings.path);
    }
    return status;
}

void SerialTransport::retryLater()
{
    m_retry = m_clock.after(m_retryDelay, [this] {
        QMetaObject::invokeMethod(this, &SerialTransport::tryOpen, Qt::QueuedConnection);
    });
    m_retryDelay = std::min(m_retryDelay * 2, retryDelayMax);
}

void SerialTransport::deliver()
{
    if (!m_paused)
        drain();
}

void SerialTransport::drain()
{
    if (!m_port || !m_sink.arrived)
        return;
    if (const QByteArray bytes = m_port->readAll(); !bytes.isEmpty())
        m_sink.arrived({bytes, steadyMicros()});
}

void SerialTransport::onError(QSerialPort::SerialPortError error)
{
    switch (error) {
    case QSerialPort::NoError:
    case QSerialPort::TimeoutError:
    case QSerialPort::NotOpenError:
    case QSerialPort::UnsupportedOperationError:
        return;
    default:
        // the port still thinks that it is open, and must not be closed from inside its own signal
        disconnect(m_port.get(), &QSerialPort::errorOccurred, this, nullptr);
        QMetaObject::invokeMethod(this, &SerialTransport::hangUp, Qt::QueuedConnection);
    }
}

void SerialTransport::hangUp()
{
    if (!m_port)
        return;
    drain(); // also when paused: what it had read must not be lost with it
    DeviceStatus status{ScannerState::Waiting,
                        codes::deviceMissing,
                        {m_settings.path},
                        u"%1 hung up"_s.arg(m_settings.path)};
    closePort();
    retryLater();
    setStatus(std::move(status));
}

void SerialTransport::closePort()
{
    if (!m_port)
        return;
    m_port->disconnect(this);
    m_port.reset();
}

void SerialTransport::setStatus(DeviceStatus status)
{
    if (status == m_status)
        return;
    m_status = std::move(status);
    if (m_sink.changed)
        m_sink.changed(m_status);
}

DeviceStatus SerialTransport::whyNotOpen() const
{
    const QString &path = m_settings.path;
    const QByteArray file = QFile::encodeName(
        m_port->portName().startsWith(u'/') ? path : u"/dev/"_s + m_port->portName());
    if (::access(file.constData(), F_OK) != 0 ||
        m_port->error() == QSerialPort::DeviceNotFoundError)
        return {
            ScannerState::Waiting, codes::deviceMissing, {path}, u"%1 is not there"_s.arg(path)};
    if (::access(file.constData(), R_OK) != 0)
        return {ScannerState::Error,
                codes::deviceForbidden,
                {path},
                u"this user may not open %1"_s.arg(path)};
    if (m_port->error() == QSerialPort::PermissionError) {
        const QString program =
            programHolding(QFileInfo(QFile::decodeName(file)).canonicalFilePath());
        if (!program.isEmpty())
            return {ScannerState::Error,
                    codes::deviceInUseBy,
                    {path, program},
                    u"%1 is in use by %2"_s.arg(path, program)};
        return {ScannerState::Error,
                codes::deviceInUse,
                {path},
                u"%1 is in use by another program: %2"_s.arg(path, m_port->errorString())};
    }
    return {ScannerState::Error,
            codes::deviceFailed,
            {path},
            u"%1 cannot be opened: %2"_s.arg(path, m_port->errorString())};
}

} // namespace storehand::scanner
