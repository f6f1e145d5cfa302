// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/FrameDecoder.h"

#include "core/domain/Codes.h"

#include <QStringDecoder>

#include <array>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

// Windows-1252 where it differs from Latin-1: bytes 0x80 to 0x9F.
constexpr std::array<char16_t, 32> windows1252{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

QString fromWindows1252(const QByteArray &bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        const size_t at = c.unicode() - size_t(0x80);
        if (at < windows1252.size())
            c = windows1252[at];
    }
    return text;
}

std::optional<Error> problemOf(const Frame &frame)
{
    switch (frame.problem) {
    case Frame::Problem::None:
        return std::nullopt;
    case Frame::Problem::TooLong:
        return Error{ErrorKind::Malformed, codes::tooLong,
                     u"a read went on after %1 bytes"_s.arg(frame.bytes.size())};
    case Frame::Problem::Incomplete:
        return Error{ErrorKind::Malformed, codes::incompleteRead,
                     u"a read lacks its beginning or its end"_s};
    }
    Q_UNREACHABLE();
}

} // namespace

ScannedText textOf(QByteArray bytes, const ScannerProfile &profile)
{
    if (!profile.separatorSubstitute.isEmpty())
        bytes.replace(profile.separatorSubstitute, "\x1d");
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = utf8.decode(bytes);
    if (utf8.hasError())
        return {fromWindows1252(bytes), true};
    return {std::move(text), false};
}

Scan decodeFrame(const Frame &frame, const ScannerProfile &profile, ScanSource source)
{
    Scan scan;
    scan.raw = frame.bytes;
    scan.source = source;
    scan.scanner = profile.name;
    scan.person = profile.owner;
    scan.receivedAt = frame.receivedAt;
    scan.bytesInUs = frame.firstByteUs;
    scan.error = problemOf(frame);

    const ScannedText scanned = textOf(frame.bytes, profile);
    const DecodeOptions options{.separators = profile.separators};
    if (!scan.error) {
        Result<Decoded> decoded = decodeText(scanned.text, options);
        if (decoded)
            scan.decoded = std::move(*decoded);
        else
            scan.error = std::move(decoded.error());
    }
    if (scan.error)
        scan.decoded = undecoded(scanned.text, options);
    if (scanned.assumedWindows1252)
        scan.decoded.warnings.append(codes::assumedWindows1252);
    return scan;
}

} // namespace storehand::scanner
