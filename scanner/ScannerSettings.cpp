// SPDX-License-Identifier: Apache-2.0
#include "scanner/ScannerSettings.h"

#include "core/domain/Codes.h"
#include "scanner/decode/HostLayout.h"

#include <algorithm>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

Status refused(const QString &field, const QString &what)
{
    return failure(ErrorKind::Device, codes::badScannerSetting, field + u": "_s + what, {field});
}

/// Text that stands for a separator must not be what lots and serials consist of.
bool canStandForSeparator(const QByteArray &text)
{
    return std::ranges::any_of(text, [](char c) {
        return !std::isalnum(static_cast<unsigned char>(c)) && c != '-' && c != '.';
    });
}

} // namespace

Status check(const ScannerSettings &settings)
{
    const auto isPrint = [](QChar c) { return c.isPrint(); };
    if (settings.name.size() > ScannerSettings::nameMax ||
        !std::ranges::all_of(settings.name, isPrint))
        return refused(u"name"_s,
                       u"at most %1 characters on one line"_s.arg(ScannerSettings::nameMax));
    const Millis window = settings.duplicateWindow;
    if (window < Millis(0) || window > ScannerSettings::duplicateWindowMax)
        return refused(u"duplicate_window_ms"_s,
                       u"0 to %1"_s.arg(ScannerSettings::duplicateWindowMax.count()));
    if (settings.line.baudRate < ScannerSettings::baudRateMin ||
        settings.line.baudRate > ScannerSettings::baudRateMax)
        return refused(
            u"baud_rate"_s,
            u"%1 to %2"_s.arg(ScannerSettings::baudRateMin).arg(ScannerSettings::baudRateMax));
    const int marks = int(std::max(
        {settings.prefix.size(), settings.suffix.size(), settings.separatorSubstitute.size()}));
    if (marks > ScannerSettings::marksMax)
        return refused(u"prefix, suffix, separator"_s,
                       u"at most %1 bytes each"_s.arg(ScannerSettings::marksMax));
    if (!settings.separatorSubstitute.isEmpty() &&
        !canStandForSeparator(settings.separatorSubstitute))
        return refused(u"separator"_s, u"letters and digits stand in lots and serials themselves; "
                                       u"use another character"_s);
    const bool keysAreKnown = settings.keys.isEmpty() ||
                              settings.keys == ScannerSettings::keysAsTyped ||
                              HostLayout::find(settings.keys);
    if (!keysAreKnown)
        return refused(u"keys"_s,
                       u"as_typed or one of %1"_s.arg(HostLayout::names().join(u", "_s)));
    return {};
}

} // namespace storehand::scanner
