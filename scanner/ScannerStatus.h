// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Scan.h"
#include "core/domain/Ids.h"
#include "scanner/DeviceStatus.h"
#include "scanner/ScannerSettings.h"
#include "scanner/decode/Framing.h"
#include "scanner/decode/TeachLesson.h"

#include <QString>

#include <optional>

namespace storehand::scanner {

/// A lesson under way, or finished and not yet put away.
struct LessonStatus
{
    int code = 0; ///< which is to be read now; TeachLesson::codesCount: it is finished
    TeachFindings findings;
    ScannerSettings before;

    friend bool operator==(const LessonStatus &, const LessonStatus &) = default;
};

/// One scanner as people see it.
struct ScannerStatus
{
    /// What it is known by, whatever people call it.
    QString id;
    QString name;
    ScanSource transport = ScanSource::Serial;
    /// Where it is plugged in: "/dev/ttyACM0"; empty for keyboards.
    QString path;
    std::optional<PersonCode> owner;
    DeviceStatus device;
    /// Reads since it was added.
    qint64 reads = 0;
    /// Reads that nobody will get, since the station took none for too long. Anything but 0 must be
    /// shown.
    qint64 lost = 0;
    /// True while the queue is full and the device is asked to hold its bytes back.
    bool held = false;
    /// Reads of all scanners that the station has not taken yet; only while `held`.
    int waiting = 0;
    ScannerSettings settings;
    Framing framing; ///< as it is now, learned or set
    std::optional<LessonStatus> lesson;

    friend bool operator==(const ScannerStatus &, const ScannerStatus &) = default;
};

} // namespace storehand::scanner
