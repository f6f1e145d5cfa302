// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/ImportPins.h"

namespace storehand::oms {

QString verifierOf(const Sensitive<QString> &pin, const QString &known, PinHashCost cost,
                   Random &random)
{
    const bool isTheirs = !known.isEmpty() && PinHash{known}.matches(pin);
    return isTheirs ? known : PinHash::make(pin, cost, random).text;
}

ImportPins ImportPins::in(const QByteArray &lines)
{
    ImportPins pins;
    for (const QByteArray &bytes : lines.split('\n')) {
        if (!bytes.contains("\"person\"")) // of many lines few are persons
            continue;
        const Result<ImportLine> line = readImportLine(bytes);
        const auto *const imported = line ? std::get_if<ImportedPerson>(&*line) : nullptr;
        if (imported)
            pins.m_pins.insert(imported->person.code, {imported->pin, {}, {}});
    }
    return pins;
}

Status ImportPins::lookUp(Persons &persons)
{
    for (auto pin = m_pins.begin(); pin != m_pins.end(); ++pin) {
        const auto person = persons.find(pin.key());
        if (!person)
            return failure(person.error());
        if (*person)
            pin->known = (*person)->pinVerifier;
    }
    return {};
}

void ImportPins::make(PinHashCost cost, Random &random)
{
    for (Pin &pin : m_pins)
        pin.verifier = verifierOf(pin.pin, pin.known, cost, random);
}

std::optional<QString> ImportPins::of(const ImportedPerson &imported, const QString &known) const
{
    const auto pin = m_pins.constFind(imported.person.code);
    if (pin == m_pins.cend() || pin->verifier.isEmpty() || pin->known != known ||
        pin->pin.reveal() != imported.pin.reveal())
        return std::nullopt;
    return pin->verifier;
}

} // namespace storehand::oms
