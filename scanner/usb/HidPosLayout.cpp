// SPDX-License-Identifier: Apache-2.0
#include "scanner/usb/HidPosLayout.h"

#include "core/domain/Codes.h"

#include <algorithm>
#include <map>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int descriptorSizeMax = 4096;
constexpr int stackDepthMax = 16;
constexpr int usagesMax = 1024;
constexpr quint32 bitsMax = 8U * 65'536U;
constexpr int bitsOfByte = 8;
constexpr int enableFeatureId = 254;

// Usages that matter here.
constexpr quint32 byteCount = 0x0001'003B;
constexpr quint32 symbologyFirst = 0x008C'00FB;
constexpr quint32 symbologyLast = 0x008C'00FD;
constexpr quint32 decodedData = 0x008C'00FE;
constexpr quint32 decodedDataContinued = 0x008C'00FF;

/// Items of a descriptor: type and tag in the upper six bits of their first byte.
enum Item : quint8 {
    Input = 0x80,
    Output = 0x90,
    Collection = 0xA0,
    Feature = 0xB0,
    EndCollection = 0xC0,
    UsagePage = 0x04,
    ReportSize = 0x74,
    ReportId = 0x84,
    ReportCount = 0x94,
    Push = 0xA4,
    Pop = 0xB4,
    Usage = 0x08,
    UsageMinimum = 0x18,
    UsageMaximum = 0x28,
};

tl::unexpected<Error> wrong(const char *what)
{
    return failure(ErrorKind::Malformed, codes::badDescriptor, QString::fromLatin1(what));
}

/// The items that hold on until they are changed.
struct Globals
{
    quint32 usagePage = 0;
    quint32 reportSize = 0;
    quint32 reportCount = 0;
    int reportId = 0;
};

class Parser
{
public:
    Result<HidPosLayout> parse(const QByteArray &descriptor)
    {
        if (descriptor.size() > descriptorSizeMax)
            return wrong("a descriptor longer than any device has");
        for (qsizetype at = 0; at < descriptor.size();) {
            constexpr quint8 longItem = 0xFE;
            const quint8 prefix = quint8(descriptor[at]);
            if (prefix == longItem) {
                at += 3 + (at + 1 < descriptor.size() ? quint8(descriptor[at + 1]) : 0);
                continue;
            }
            const int size = (prefix & 3) == 3 ? 4 : prefix & 3;
            if (at + 1 + size > descriptor.size())
                return wrong("a descriptor that is cut off");
            quint32 value = 0;
            for (int i = 0; i < size; ++i)
                value |= quint32(quint8(descriptor[at + 1 + i])) << (bitsOfByte * i);
            if (Status taken = takeItem(prefix & 0xFC, value, size); !taken)
                return failure(taken.error());
            at += 1 + size;
        }
        if (m_depth != 0)
            return wrong("a collection without end");
        return finished();
    }

private:
    Status takeItem(int item, quint32 value, int size)
    {
        switch (item) {
        case Input:
            return takeField(value, true);
        case Output:
        case Feature:
            m_layout.hasEnableFeature |= item == Feature && m_globals.reportId == enableFeatureId;
            return takeField(value, false);
        case Collection:
            return beginCollection();
        case EndCollection:
            m_usages.clear();
            return --m_depth < 0 ? Status(wrong("an end without a collection")) : Status();
        case Push:
            m_stack.append(m_globals);
            return m_stack.size() > stackDepthMax ? Status(wrong("too much pushed")) : Status();
        case Pop:
            if (m_stack.isEmpty())
                return wrong("nothing to pop");
            m_globals = m_stack.takeLast();
            return {};
        default:
            takeSetting(item, value, size);
            return {};
        }
    }

    void takeSetting(int item, quint32 value, int size)
    {
        // a usage of four bytes brings its own page
        const quint32 usage = size == 4 ? value : (m_globals.usagePage << 16 | (value & 0xFFFF));
        switch (item) {
        case UsagePage:
            m_globals.usagePage = value;
            break;
        case ReportSize:
            m_globals.reportSize = value;
            break;
        case ReportCount:
            m_globals.reportCount = value;
            break;
        case ReportId:
            m_globals.reportId = int(value & 0xFF);
            m_layout.usesReportIds = true;
            break;
        case Usage:
            if (m_usages.size() < usagesMax)
                m_usages.append(usage);
            break;
        case UsageMinimum:
            m_usageMinimum = usage;
            break;
        case UsageMaximum:
            for (quint32 each = m_usageMinimum; each <= usage && m_usages.size() < usagesMax;
                 ++each)
                m_usages.append(each);
            break;
        default:
            break; // says nothing that matters here
        }
    }

    Status beginCollection()
    {
        if (m_depth == 0 && !m_usages.isEmpty())
            m_layout.applications.append(m_usages.last());
        m_usages.clear();
        return ++m_depth > stackDepthMax ? Status(wrong("collections too deep")) : Status();
    }

    Status takeField(quint32 flags, bool isInput)
    {
        constexpr quint32 constant = 1;
        const QList<quint32> usages = std::exchange(m_usages, {});
        const quint64 bits = quint64(m_globals.reportSize) * m_globals.reportCount;
        if (bits > bitsMax)
            return wrong("a report longer than any device has");
        if (!isInput || bits == 0)
            return {};
        quint32 &cursor = m_cursors[m_globals.reportId];
        const quint32 first = cursor;
        cursor += quint32(bits);
        if (cursor > bitsMax)
            return wrong("a report longer than any device has");
        if (!(flags & constant) && !usages.isEmpty())
            takeUsages(usages, int(first));
        return {};
    }

    /// Each element of a field has the usage at its place; the last one stands for all behind it.
    void takeUsages(const QList<quint32> &usages, int firstBit)
    {
        HidPosReport &report = m_reports[m_globals.reportId];
        report.id = m_globals.reportId;
        for (qsizetype i = 0; i < usages.size() && i < qsizetype(m_globals.reportCount); ++i) {
            const bool isLast = i + 1 == usages.size();
            const int bit = firstBit + int(i) * int(m_globals.reportSize);
            const int elements = isLast ? int(m_globals.reportCount) - int(i) : 1;
            takeUsage(report, usages[i], bit, elements);
        }
    }

    void takeUsage(HidPosReport &report, quint32 usage, int bit, int elements)
    {
        const bool wholeBytes = bit % bitsOfByte == 0 && m_globals.reportSize % bitsOfByte == 0;
        const ByteField field{bit / bitsOfByte, elements * int(m_globals.reportSize) / bitsOfByte};
        if (usage == decodedDataContinued && !report.continuedBit)
            report.continuedBit = bit;
        else if (!wholeBytes)
            return;
        else if (usage == byteCount && !report.count)
            report.count = ByteField{field.offset, int(m_globals.reportSize) / bitsOfByte};
        else if (usage == decodedData)
            takeData(report, field);
        else if (usage >= symbologyFirst && usage <= symbologyLast)
            takeSymbology(report, usage, field);
    }

    /// Some devices cut their data into several fields.
    static void takeData(HidPosReport &report, const ByteField &field)
    {
        if (report.data.size == 0)
            report.data = field;
        else if (report.data.offset + report.data.size == field.offset)
            report.data.size += field.size;
    }

    static void takeSymbology(HidPosReport &report, quint32 usage, const ByteField &field)
    {
        if (usage == symbologyFirst && !report.symbology)
            report.symbology = field;
        else if (report.symbology &&
                 report.symbology->offset + report.symbology->size == field.offset)
            report.symbology->size += field.size;
    }

    Result<HidPosLayout> finished()
    {
        constexpr int symbologySizeMax = 3;
        for (const auto &[id, bits] : m_cursors)
            m_layout.inputSize =
                std::max(m_layout.inputSize, int(bits + bitsOfByte - 1) / bitsOfByte);
        m_layout.inputSize += int(m_layout.usesReportIds);
        for (auto &[id, report] : m_reports) {
            if (report.data.size == 0)
                continue;
            if (report.symbology)
                report.symbology->size = std::min(report.symbology->size, symbologySizeMax);
            m_layout.reports.append(report);
        }
        return m_layout;
    }

    HidPosLayout m_layout;
    Globals m_globals;
    QList<Globals> m_stack;
    QList<quint32> m_usages;
    quint32 m_usageMinimum = 0;
    int m_depth = 0;
    std::map<int, quint32> m_cursors;
    std::map<int, HidPosReport> m_reports;
};

} // namespace

Result<HidPosLayout> HidPosLayout::fromDescriptor(const QByteArray &descriptor)
{
    return Parser().parse(descriptor);
}

HidPosLayout HidPosLayout::customary()
{
    constexpr int continuedByte = 62; // the last of 64, behind the report id
    return {.applications = {barcodeScanner},
            .reports = {{.id = 2,
                         .count = ByteField{0, 1},
                         .symbology = ByteField{1, 3},
                         .data = {4, 56},
                         .continuedBit = continuedByte * bitsOfByte}},
            .usesReportIds = true,
            .inputSize = continuedByte + 2,
            .hasEnableFeature = false};
}

} // namespace storehand::scanner
