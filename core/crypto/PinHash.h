// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/Sensitive.h"
#include "core/domain/Random.h"

#include <QString>

namespace storehand {

/// What one Argon2id computation costs. The default is what stations and the OMS use (about 0.1 s);
/// `cheapest()` is for tests.
struct PinHashCost
{
    quint64 memoryBytes = 64 * 1024 * 1024;
    int passes = 3;

    [[nodiscard]] static PinHashCost cheapest() { return {8 * 1024, 1}; }

    friend bool operator==(const PinHashCost &, const PinHashCost &) = default;
};

/// The verifier of a PIN: `$argon2id$v=19$m=65536,t=3,p=1$<salt>$<hash>`, the usual text form.
struct PinHash
{
    QString text;

    /// Draws a new salt. A cost below `cheapest()` ends the program.
    [[nodiscard]] static PinHash make(const Sensitive<QString> &pin, PinHashCost cost,
                                      Random &random);

    /// False too when `text` is no verifier. Costs what `make` cost.
    [[nodiscard]] bool matches(const Sensitive<QString> &pin) const;

    /// True when `text` was made with another cost, or is no verifier: make a new one at the next
    /// sign-in that matches.
    [[nodiscard]] bool needsRehash(PinHashCost cost) const;
};

} // namespace storehand
