// SPDX-License-Identifier: Apache-2.0
#include "scanner/usb/UsbConnection.h"

#include "core/domain/Codes.h"
#include "scanner/transport/PortHolder.h"
#include "scanner/transport/SteadyMicros.h"

#include <QElapsedTimer>

#include <algorithm>
#include <libusb.h>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView udevRule("70-storehand-scanners.rules");

tl::unexpected<Error> refused(QLatin1StringView code, const QStringList &args,
                              const QString &detail)
{
    return failure(ErrorKind::Device, code, detail, args);
}

tl::unexpected<Error> whyNot(int problem, const UsbDevice &device)
{
    switch (problem) {
    case LIBUSB_ERROR_ACCESS:
        return refused(codes::deviceForbidden, {device.title(), udevRule},
                       u"this user may not open %1 (%2): install packaging/udev/%3, then plug it "
                       "in again"_s.arg(device.title(), device.node, udevRule));
    case LIBUSB_ERROR_BUSY: {
        const QString program = programHolding(device.node);
        if (program.isEmpty())
            return refused(codes::deviceInUse, {device.title()},
                           u"%1 is in use by another program"_s.arg(device.title()));
        return refused(codes::deviceInUseBy, {device.title(), program},
                       u"%1 is in use by %2"_s.arg(device.title(), program));
    }
    case LIBUSB_ERROR_NO_DEVICE:
    case LIBUSB_ERROR_NOT_FOUND:
        return refused(codes::deviceMissing, {device.title()},
                       u"%1 is not there"_s.arg(device.title()));
    default:
        return refused(codes::deviceFailed, {device.title()},
                       u"%1 cannot be opened: %2"_s.arg(device.title(),
                                                        QLatin1String(libusb_error_name(problem))));
    }
}

const char *wordOf(libusb_transfer_status status)
{
    switch (status) {
    case LIBUSB_TRANSFER_COMPLETED:
        return "completed";
    case LIBUSB_TRANSFER_ERROR:
        return "it answers with errors";
    case LIBUSB_TRANSFER_TIMED_OUT:
        return "it does not answer";
    case LIBUSB_TRANSFER_CANCELLED:
        return "it was taken away";
    case LIBUSB_TRANSFER_STALL:
        return "it stalls";
    case LIBUSB_TRANSFER_NO_DEVICE:
        return "it was unplugged";
    case LIBUSB_TRANSFER_OVERFLOW:
        return "it sends more than it announced";
    }
    return "unknown";
}

} // namespace

struct UsbConnection::Transfer
{
    explicit Transfer(UsbConnection &connection, Event::Kind what, int size)
        : owner(connection)
        , kind(what)
        , buffer(size_t(size))
        , usb(libusb_alloc_transfer(0))
    {
        if (!usb)
            qFatal("no memory for a USB transfer");
    }
    ~Transfer() { libusb_free_transfer(usb); }
    Q_DISABLE_COPY_MOVE(Transfer)

    static void LIBUSB_CALL onEnd(libusb_transfer *usb)
    {
        auto *transfer = static_cast<Transfer *>(usb->user_data);
        transfer->inFlight = false;
        transfer->owner.ended(*transfer);
    }

    /// What it brought, behind its first bytes.
    [[nodiscard]] QByteArray bytes(int behind = 0) const
    {
        return {reinterpret_cast<const char *>(buffer.data()) + behind, usb->actual_length};
    }

    UsbConnection &owner;
    Event::Kind kind;
    std::vector<unsigned char> buffer; ///< the kernel writes into it, so nothing shares it
    libusb_transfer *usb;
    bool inFlight = false;
};

Result<std::unique_ptr<UsbConnection>>
UsbConnection::open(const UsbContext &context, const UsbDevice &device,
                    const UsbInterface &interface, QObject *receiver, std::function<void()> wake)
{
    libusb_device_handle *handle = nullptr;
    if (const int problem = libusb_open(device.handle.get(), &handle); problem != LIBUSB_SUCCESS)
        return whyNot(problem, device);
    libusb_set_auto_detach_kernel_driver(handle, 1);
    if (const int problem = libusb_claim_interface(handle, interface.number);
        problem != LIBUSB_SUCCESS) {
        libusb_close(handle);
        return whyNot(problem, device);
    }
    return std::unique_ptr<UsbConnection>(
        new UsbConnection(context, handle, interface, receiver, std::move(wake)));
}

UsbConnection::UsbConnection(UsbContext context, libusb_device_handle *handle,
                             const UsbInterface &interface, QObject *receiver,
                             std::function<void()> wake)
    : m_context(std::move(context))
    , m_handle(handle)
    , m_interface(interface)
    , m_receiver(receiver)
    , m_wake(std::move(wake))
{}

UsbConnection::~UsbConnection()
{
    m_isClosing = true;
    QElapsedTimer waited;
    waited.start();
    while (isBusy() && waited.elapsed() < closeTime.count()) {
        cancelAll();
        timeval moment{0, 10'000};
        libusb_handle_events_timeout_completed(m_context.get(), &moment, nullptr);
    }
    if (isBusy()) {
        // The library still knows them: better to lose the memory than to share it.
        qWarning("a USB device does not give its transfers back");
        for (auto &transfer : m_transfers)
            (void)transfer.release();
    }
    if (m_isStalled)
        libusb_clear_halt(m_handle, m_interface.readEndpoint);
    libusb_release_interface(m_handle, m_interface.number);
    libusb_close(m_handle);
}

void UsbConnection::cancelAll()
{
    for (const auto &transfer : m_transfers) {
        if (transfer->inFlight)
            libusb_cancel_transfer(transfer->usb);
    }
}

void UsbConnection::askDescriptor()
{
    constexpr quint8 fromInterface = 0x81;
    constexpr quint16 report = LIBUSB_DT_REPORT << 8;
    constexpr int descriptorSizeMax = 4096;
    request(Event::Kind::Descriptor, fromInterface, LIBUSB_REQUEST_GET_DESCRIPTOR, report, {},
            descriptorSizeMax);
}

void UsbConnection::enable()
{
    constexpr quint8 toHidInterface = 0x21;
    constexpr quint8 setReport = 0x09;
    constexpr quint16 feature254 = 0x03FE;
    request(Event::Kind::Enabled, toHidInterface, setReport, feature254, QByteArray("\xfe\x01"), 2);
}

void UsbConnection::request(Event::Kind kind, quint8 type, quint8 what, quint16 value,
                            const QByteArray &data, int size)
{
    m_transfers.push_back(
        std::make_unique<Transfer>(*this, kind, LIBUSB_CONTROL_SETUP_SIZE + size));
    Transfer &transfer = *m_transfers.back();
    libusb_fill_control_setup(transfer.buffer.data(), type, what, value,
                              quint16(m_interface.number), quint16(size));
    std::ranges::copy(data, transfer.buffer.begin() + LIBUSB_CONTROL_SETUP_SIZE);
    libusb_fill_control_transfer(transfer.usb, m_handle, transfer.buffer.data(), &Transfer::onEnd,
                                 &transfer, unsigned(requestTime.count()));
    submit(transfer);
}

void UsbConnection::startReading(int reportSize)
{
    // One report fills a transfer, or it would wait for the next one; whole packets, or a device
    // that sends more than announced would overflow it.
    const int packet = std::max(m_interface.packetSize, 1);
    const int size = (std::clamp(reportSize, 1, reportSizeMax) + packet - 1) / packet * packet;
    for (int i = 0; i < transfersMax; ++i) {
        m_transfers.push_back(std::make_unique<Transfer>(*this, Event::Kind::Report, size));
        Transfer &each = *m_transfers.back();
        libusb_fill_interrupt_transfer(each.usb, m_handle, m_interface.readEndpoint,
                                       each.buffer.data(), size, &Transfer::onEnd, &each, 0);
    }
    setReading(true);
}

void UsbConnection::setReading(bool reading)
{
    m_isReading = reading;
    for (const auto &each : m_transfers) {
        if (reading && !m_isLost && each->kind == Event::Kind::Report && !each->inFlight)
            submit(*each);
    }
}

std::optional<UsbConnection::Event> UsbConnection::take()
{
    m_hasWoken = false;
    if (m_events.empty())
        return std::nullopt;
    Event event = std::move(m_events.front());
    m_events.pop_front();
    return event;
}

void UsbConnection::submit(Transfer &transfer)
{
    transfer.inFlight = true;
    if (const int problem = libusb_submit_transfer(transfer.usb); problem != LIBUSB_SUCCESS) {
        transfer.inFlight = false;
        tellLost(libusb_error_name(problem));
    }
}

void UsbConnection::ended(Transfer &transfer)
{
    const libusb_transfer &usb = *transfer.usb;
    if (m_isClosing)
        return;
    const bool isTakenAway = usb.status == LIBUSB_TRANSFER_NO_DEVICE ||
                             usb.status == LIBUSB_TRANSFER_CANCELLED; // by somebody else
    if (transfer.kind != Event::Kind::Report) {
        if (isTakenAway) {
            tellLost(wordOf(usb.status));
            return;
        }
        const bool isDone = usb.status == LIBUSB_TRANSFER_COMPLETED;
        const bool hasAnswer = isDone && transfer.kind == Event::Kind::Descriptor;
        tell({transfer.kind, hasAnswer ? transfer.bytes(LIBUSB_CONTROL_SETUP_SIZE) : QByteArray()});
        return;
    }
    if (usb.status != LIBUSB_TRANSFER_COMPLETED) {
        m_isStalled |= usb.status == LIBUSB_TRANSFER_STALL;
        tellLost(wordOf(usb.status));
        return;
    }
    // An empty packet behind each report is usual; the buffer then still holds the report.
    if (usb.actual_length > 0)
        tell({Event::Kind::Report, transfer.bytes()});
    if (m_isReading && !m_isLost)
        submit(transfer);
}

void UsbConnection::tellLost(const char *why)
{
    if (!std::exchange(m_isLost, true))
        tell({.kind = Event::Kind::Lost, .detail = QString::fromLatin1(why)});
}

void UsbConnection::tell(Event event)
{
    event.atUs = steadyMicros();
    m_events.push_back(std::move(event));
    if (!std::exchange(m_hasWoken, true))
        QMetaObject::invokeMethod(m_receiver, m_wake, Qt::QueuedConnection);
}

bool UsbConnection::isBusy() const
{
    return std::ranges::any_of(m_transfers, [](const auto &each) { return each->inFlight; });
}

} // namespace storehand::scanner
