// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/RotatedFile.h"
#include "core/barcode/Scan.h"

#include <QList>

#include <memory>

namespace storehand::app {

/// Keeps each read as it came, in `scans.jsonl` of a folder, so that a scanner that behaves oddly
/// in a shop can be looked at elsewhere: `{"at":…,"scanner":…,"source":"hid","raw":"5d4330…"}`, the
/// bytes in hexadecimal.
///
/// Nothing personal: codes of goods and of places are kept whole; of everything else (badges,
/// customers' codes, plain texts, what could not be decoded) only the shape,
/// `"shape":"AAA:9999␝"`: letters are A or a, digits 9, other characters themselves.
class ScanJournal
{
public:
    static constexpr qint64 bytesMax = 5 * 1024 * 1024;

    [[nodiscard]] static Result<std::unique_ptr<ScanJournal>> open(const QString &folder);

    void note(const Scan &scan);

    /// The bytes of all reads of a journal that were kept whole, in their order. Malformed with the
    /// line for what is no journal.
    struct Read
    {
        QString scanner;
        QByteArray raw;
    };
    [[nodiscard]] static Result<QList<Read>> read(const QString &path);

private:
    explicit ScanJournal(std::unique_ptr<RotatedFile> file);

    std::unique_ptr<RotatedFile> m_file;
};

} // namespace storehand::app
