// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/FieldCipher.h"
#include "core/crypto/SigningKey.h"
#include "core/crypto/SystemRandom.h"
#include "core/domain/Clock.h"
#include "core/station/Station.h"
#include "core/store/DataFolder.h"

#include <QTemporaryDir>

#include <memory>

namespace storehand::demo {

/// A real station over a temporary folder that holds one shop of the demo chain, as if it had come
/// from the order manager. For pictures and tests; nothing leaves it.
class DemoShop
{
public:
    /// The shop that has nearly everything, and the person its pictures show.
    static constexpr QLatin1StringView storeCode{"harbour"};
    static constexpr QLatin1StringView picker{"0042"};
    static constexpr QLatin1StringView pickerPin{"482915"};

    /// Whether the shop has work: its orders, or none at all.
    enum class Work { Orders, None };

    /// `clock` must outlive it. Errors come from the disk.
    [[nodiscard]] static Result<std::unique_ptr<DemoShop>> open(Clock &clock,
                                                                Work work = Work::Orders);

    [[nodiscard]] Station &station() { return *m_station; }
    /// From now on the store has this station beside the shop's own.
    [[nodiscard]] Status addStation(const QString &name);
    /// The first code of a product of the demo chain.
    [[nodiscard]] static QString codeOf(const QString &sku);

private:
    explicit DemoShop(Clock &clock);
    [[nodiscard]] Status fill(Work work);

    Clock &m_clock;
    SystemRandom m_random;
    QTemporaryDir m_temporary;
    std::unique_ptr<FieldCipher> m_cipher;
    std::unique_ptr<DataFolder> m_folder;
    qint64 m_seq = 0; ///< of the last row of the feed
    SigningKey m_omsKey;
    std::unique_ptr<Station> m_station;
};

} // namespace storehand::demo
