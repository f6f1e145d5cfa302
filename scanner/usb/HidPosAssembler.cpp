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

/// The identifiers under which scanners answer commands (Honeywell): no reads.
bool isAnswer(const QByteArray &symbology)
{
    return symbology == "]Z6" || symbology == "]X0";
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
    if (m_data.isEmpty() && kind->symbology)
        m_symbology = bytesOf(body, *kind->symbology).toByteArray();
    m_data += data;
    if (m_data.size() > sizeMax)
        return finish(true);
    const bool more = kind->continuedBit && isBitSet(body, *kind->continuedBit);
    if (more || m_data.isEmpty())
        return std::nullopt;
    Read read = finish(false);
    return read.bytes.isEmpty() ? std::nullopt : std::optional(std::move(read));
}

std::optional<HidPosAssembler::Read> HidPosAssembler::cutOff()
{
    if (m_data.isEmpty())
        return std::nullopt;
    return finish(true);
}

HidPosAssembler::Read HidPosAssembler::finish(bool torn)
{
    const QByteArray symbology = std::exchange(m_symbology, {});
    QByteArray data = std::exchange(m_data, {});
    if (isAnswer(symbology))
        return {};
    if (isAimId(symbology))
        data.prepend(symbology);
    return {std::move(data), torn};
}

} // namespace storehand::scanner
