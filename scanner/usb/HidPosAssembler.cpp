// SPDX-License-Identifier: Apache-2.0
#include "scanner/usb/HidPosAssembler.h"

#include <algorithm>
#include <utility>

namespace storehand::scanner {

namespace {

/// The bytes of a field as far as the report has them.
QByteArrayView bytesOf(QByteArrayView report, const ByteField &field)
{
    if (field.offset >= report.size())
        return {};
    return report.sliced(field.offset,
                         std::min<qsizetype>(field.size, report.size() - field.offset));
}

qsizetype numberIn(QByteArrayView bytes)
{
    qsizetype number = 0;
    for (qsizetype i = std::min<qsizetype>(bytes.size(), 2) - 1; i >= 0; --i)
        number = number << 8 | quint8(bytes[i]);
    return number;
}

bool isBitSet(QByteArrayView report, int bit)
{
    const qsizetype byte = bit / 8;
    return byte < report.size() && (quint8(report[byte]) >> (bit % 8) & 1);
}

QByteArrayView withoutZeros(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && bytes.back() == '\0')
        bytes.chop(1);
    return bytes;
}

/// How scanners say that they took or refused a setting (Honeywell): ENQ, ACK or NAK at the end.
/// Nobody scanned that.
bool isAnswer(const QByteArray &symbology, const QByteArray &data)
{
    return symbology == "]Z6" && QByteArrayView("\x05\x06\x15").contains(data.back());
}

bool isAimId(const QByteArray &symbology)
{
    return symbology.size() == 3 && symbology[0] == ']' && symbology[1] > ' ' && symbology[2] > ' ';
}

} // namespace

HidPosAssembler::HidPosAssembler(HidPosLayout layout)
    : m_layout(std::move(layout))
{}

std::optional<HidPosAssembler::Read> HidPosAssembler::take(QByteArrayView report)
{
    if (report.isEmpty())
        return std::nullopt;
    const int id = m_layout.usesReportIds ? quint8(report[0]) : 0;
    const auto kind = std::ranges::find(m_layout.reports, id, &HidPosReport::id);
    if (kind == m_layout.reports.end())
        return std::nullopt;
    const QByteArrayView body = m_layout.usesReportIds ? report.sliced(1) : report;

    QByteArrayView data = bytesOf(body, kind->data);
    if (kind->count)
        data = data.first(std::min(data.size(), numberIn(bytesOf(body, *kind->count))));
    else
        data = withoutZeros(data);
    const bool more = kind->continuedBit && isBitSet(body, *kind->continuedBit);
    if (m_skipsRest) {
        m_skipsRest = more;
        return std::nullopt;
    }
    if (m_data.isEmpty() && kind->symbology)
        m_symbology = bytesOf(body, *kind->symbology).toByteArray();
    m_data += data;
    if (m_data.size() > sizeMax) {
        m_skipsRest = more;
        return finish(true);
    }
    if (more || m_data.isEmpty())
        return std::nullopt;
    return finish(false);
}

std::optional<HidPosAssembler::Read> HidPosAssembler::cutOff()
{
    m_skipsRest = false;
    return m_data.isEmpty() ? std::nullopt : finish(true);
}

std::optional<HidPosAssembler::Read> HidPosAssembler::finish(bool torn)
{
    const QByteArray symbology = std::exchange(m_symbology, {});
    QByteArray data = std::exchange(m_data, {});
    if (isAnswer(symbology, data))
        return std::nullopt;
    if (isAimId(symbology))
        data.prepend(symbology);
    return Read{std::move(data), torn};
}

} // namespace storehand::scanner
