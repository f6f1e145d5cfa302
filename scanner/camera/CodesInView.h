// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"
#include "scanner/picture/Symbol.h"

#include <QList>

#include <functional>
#include <optional>

namespace storehand::scanner {

/// Says which of the codes that a camera shows count as reads. One that the work at hand expects
/// counts at once; any other when a second frame shows it too, since a check digit is no proof. A
/// code counts once as long as it stays in view; where the picture has not moved it stays, also
/// when frames in between could not be read.
class CodesInView
{
public:
    /// A code that no frame has shown for so long, while the picture moved, has left.
    static constexpr Millis absence{1500};

    using IsExpected = std::function<bool(const Symbol &)>;

    explicit CodesInView(IsExpected isExpected);

    /// Takes what one frame showed, best first, and when. The one code that counts now, if any:
    /// beside an expected code the others are the same product's.
    [[nodiscard]] std::optional<Symbol> take(const QList<Symbol> &seen, Millis now);
    /// The picture moved since the last frame.
    void moved(Millis now);

    /// A code was shown once and waits for a second frame.
    [[nodiscard]] bool isUnsure() const;
    void clear() { m_codes.clear(); }

private:
    struct Code
    {
        Symbol symbol;
        Millis lastSeen{0};
        int frames = 0;
        bool counted = false;
    };

    IsExpected m_isExpected;
    QList<Code> m_codes;
};

} // namespace storehand::scanner
