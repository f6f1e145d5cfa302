// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/PickupCode.h"
#include "core/domain/Codes.h"
#include "core/station/Station.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

void Station::scanned(const Scan &scan)
{
    ScanOutcome outcome;
    outcome.scan = scan;
    const std::optional<PersonCode> owner = scan.person && m_roster.isSignedIn(*scan.person)
                                                ? scan.person
                                                : m_roster.ownerOf(scan.scanner);
    outcome.person = owner;
    if (owner)
        m_roster.touch(*owner);
    if (scan.duplicate) {
        outcome.result = ScanResult::Duplicate;
    } else if (!owner) {
        outcome.code = codes::notSignedIn;
    } else if (scan.error && !needsNoCheckDigit(*owner, scan)) {
        outcome.result = ScanResult::UnknownCode;
        // Numbers of orders and parcels may be as long as those of goods.
        if (scan.error->code != codes::checkDigit || !openByText(scan.decoded.text, outcome))
            outcome.code = scan.error->code;
    } else if (const Status read = readCode(*owner, scan, outcome); !read) {
        // Nothing was booked: the person must not take it for a pick.
        outcome.result = ScanResult::NotExpected;
        outcome.code = read.error().code;
    }
    if (!outcome.command.isEmpty())
        outcome.durableUs = qMax<qint64>(1, m_parts.microseconds() - scan.bytesInUs);
    if (m_events.scan)
        m_events.scan(outcome);
    tellChanges();
}

Decoded Station::withMeasure(Decoded code) const
{
    const QString &own = m_measureRules.region;
    return measured(std::move(code), own.isEmpty() ? m_overlay.store().measureRegion : own);
}

bool Station::expects(const QString &scanner, const Decoded &code)
{
    const std::optional<PersonCode> owner = m_roster.ownerOf(scanner);
    return owner && pickTask(*owner).wants(withMeasure(code));
}

/// Lots and serials of eight or thirteen digits are no GTINs, nor are numbers that the chain itself
/// gave a product.
bool Station::needsNoCheckDigit(const PersonCode &person, const Scan &scan)
{
    return scan.error->code == codes::checkDigit &&
           (pickTask(person).awaitsDetail() || !m_products.find(scan.decoded).isEmpty());
}

Status Station::readCode(const PersonCode &person, const Scan &scan, ScanOutcome &outcome)
{
    const Decoded code = withMeasure(scan.decoded);
    PickTask &task = pickTask(person);
    if (code.own && !task.awaitsDetail())
        return readOwnCode(person, *code.own, outcome);
    const Status read = isAtBench(person) ? bench(person).scan(code, outcome, m_parts.serverNow())
                                          : task.scan(code, outcome, m_parts.serverNow());
    if (!read)
        return read;
    if (outcome.result == ScanResult::UnknownCode)
        (void)openByText(code.text, outcome);
    return {};
}

Status Station::readOwnCode(const PersonCode &person, const OwnCode &code, ScanOutcome &outcome)
{
    switch (code.kind) {
    case OwnCode::Kind::Pickup: {
        const Result<PickupCode> pickup = PickupCode::fromQr(code.value, m_parts.keys.omsKey);
        if (!pickup || !openByText(pickup->text(), outcome)) {
            outcome.result = ScanResult::UnknownCode;
            outcome.code = pickup ? QString(codes::notFound) : pickup.error().code;
        }
        return {};
    }
    case OwnCode::Kind::Order:
    case OwnCode::Kind::Parcel:
        if (!openByText(code.value, outcome))
            outcome.result = ScanResult::UnknownCode;
        return {};
    case OwnCode::Kind::Command:
        return readCommandCard(person, code.value, outcome);
    case OwnCode::Kind::Tote:
        if (isAtBench(person))
            return bench(person).scanBag(code.value, outcome, m_parts.serverNow());
        [[fallthrough]];
    case OwnCode::Kind::Badge:
    case OwnCode::Kind::Location:
        // The screen decides: it opens the PIN pad of this person, or places the parcel at hand.
        outcome.result = ScanResult::Opened;
        outcome.action = code.value;
        return {};
    }
    Q_UNREACHABLE();
}

Status Station::readCommandCard(const PersonCode &person, const QString &action,
                                ScanOutcome &outcome)
{
    const auto &hand = bench(person).hand();
    if (action == u"confirm" && hand && hand->isAsked)
        return bench(person).move(outcome, m_parts.serverNow());
    static const QStringList known{u"confirm"_s, u"short"_s, u"undo"_s, u"print"_s, u"next"_s};
    if (!known.contains(action)) {
        outcome.result = ScanResult::UnknownCode;
        return {};
    }
    outcome.result = ScanResult::Opened;
    outcome.action = action;
    if (action == u"undo" || action == u"confirm") {
        const Result<Issued> done = action == u"undo" ? undo(person) : confirm(person);
        if (done)
            outcome.command = done->id;
        else
            outcome.code = done.error().code;
    }
    return {};
}

bool Station::openByText(const QString &text, ScanOutcome &outcome) const
{
    const std::optional<AssignmentId> found = m_directory.findCode(text);
    if (!found)
        return false;
    outcome.result = ScanResult::Opened;
    outcome.assignment = *found;
    outcome.orderRef = m_overlay.assignment(*found)->orderRef;
    return true;
}

} // namespace storehand
