// SPDX-License-Identifier: Apache-2.0
#include "scanner/ScannerProfile.h"

namespace storehand::scanner {

namespace {

Framing framingOf(Ending ending)
{
    switch (ending) {
    case Ending::Auto:
    case Ending::CrLf:
        return Framing::lines();
    case Ending::Cr:
        return {.ends = "\r"};
    case Ending::Lf:
        return {.ends = "\n"};
    case Ending::Tab:
        return Framing::tab();
    case Ending::StxEtx:
        return Framing::stxEtx();
    case Ending::Gap:
        return Framing::silence();
    }
    Q_UNREACHABLE();
}

} // namespace

ScannerProfile withSettings(ScannerProfile device, const ScannerSettings &settings)
{
    if (settings == ScannerSettings())
        return device;
    if (!settings.name.isEmpty())
        device.name = settings.name;
    if (settings.ending != Ending::Auto && device.framing != Framing::wholeReads())
        device.framing = framingOf(settings.ending);
    device.framing.prefix = settings.prefix;
    device.framing.suffix = settings.suffix;
    device.separatorSubstitute = settings.separatorSubstitute;
    device.separators = settings.losesSeparators ? Separators::Lost : Separators::Kept;
    if (settings.duplicateWindow > Millis(0)) // a camera has one of its own
        device.duplicateWindow = settings.duplicateWindow;
    device.owner = settings.owner;
    return device;
}

} // namespace storehand::scanner
