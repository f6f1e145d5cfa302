// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/PinHash.h"
#include "oms/storage/Persons.h"
#include "oms/usecases/ImportLine.h"

#include <QHash>

namespace storehand::oms {

/// `known` if it is the verifier of the PIN, so that who is imported again stays as they are; else
/// a new one. Takes 0.1 s either way, all of it computing.
[[nodiscard]] QString verifierOf(const Sensitive<QString> &pin, const QString &known,
                                 PinHashCost cost, Random &random);

/// The verifiers of the PINs in a file, made before its turn comes: whoever else waits for the
/// order manager need not wait for them.
///
///     ImportPins pins = ImportPins::in(lines);   any thread
///     manager.lookUp(pins);                      in the order manager's turn
///     pins.make(cost, random);                   any thread
///     manager.import(lines, pins);               in the order manager's turn
class ImportPins
{
public:
    /// Of the persons in `lines`; of lines that the import is going to refuse, none.
    [[nodiscard]] static ImportPins in(const QByteArray &lines);

    [[nodiscard]] bool isEmpty() const { return m_pins.isEmpty(); }
    /// Reads the verifiers that the persons have.
    [[nodiscard]] Status lookUp(Persons &persons);
    void make(PinHashCost cost, Random &random);
    /// What was made for this person, who has the verifier `known` now; nothing if it was made for
    /// another PIN, or the person got another one meanwhile.
    [[nodiscard]] std::optional<QString> of(const ImportedPerson &imported,
                                            const QString &known) const;

private:
    struct Pin
    {
        Sensitive<QString> pin;
        QString known;    ///< empty: the person has none
        QString verifier; ///< empty until it was made
    };

    QHash<PersonCode, Pin> m_pins;
};

} // namespace storehand::oms
