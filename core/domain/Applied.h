// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"

#include <QMap>

namespace storehand {

/// For each install that touched an entity, the highest command number its state contains. It is
/// what lets a station leave a command out of its overlay exactly when the feed brought its effect.
class Applied
{
public:
    /// 0 when that install never touched it.
    [[nodiscard]] qint64 of(const InstallId &install) const
    {
        return m_numbers.value(install.text, 0);
    }

    void raise(const InstallId &install, qint64 n)
    {
        qint64 &number = m_numbers[install.text];
        number = qMax(number, n);
    }

    [[nodiscard]] const QMap<QString, qint64> &numbers() const { return m_numbers; }

    friend bool operator==(const Applied &, const Applied &) = default;

private:
    QMap<QString, qint64> m_numbers;
};

} // namespace storehand
