// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/usb/HidPosLayout.h"

namespace storehand::scanner {

/// Puts the reports of one HID POS scanner together to whole reads, AIM identifier in front. Pure;
/// any bytes may come in.
class HidPosAssembler
{
public:
    /// Longer reads are given out torn.
    static constexpr qsizetype sizeMax = 8192;

    struct Read
    {
        QByteArray bytes;
        /// True when its end is missing.
        bool isTorn = false;

        friend bool operator==(const Read &, const Read &) = default;
    };

    explicit HidPosAssembler(HidPosLayout layout);

    /// Takes one report as it came, report id included; a read when it is complete now. Empty
    /// reports, reports of other kinds and answers to commands give nothing; a read that is too
    /// long is given out once, torn, and its rest left out.
    [[nodiscard]] std::optional<Read> take(QByteArrayView report);

    /// True between the reports of one read.
    [[nodiscard]] bool isUnderWay() const { return !m_data.isEmpty(); }

    /// Gives up the read under way, since the rest does not come.
    [[nodiscard]] std::optional<Read> cutOff();

private:
    [[nodiscard]] std::optional<Read> finish(bool torn);

    HidPosLayout m_layout;
    QByteArray m_symbology;
    QByteArray m_data;
    bool m_skipsRest = false;
};

} // namespace storehand::scanner
