// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/PickupCode.h"
#include "core/domain/Codes.h"
#include "core/station/Station.h"

#include <algorithm>
#include <array>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isCommandCard(const QString &action)
{
    constexpr std::array known{"confirm"_L1, "short"_L1, "undo"_L1, "print"_L1, "next"_L1};
    return std::find(known.begin(), known.end(), action) != known.end();
}

bool isBadge(const Decoded &code)
{
    return code.own && code.own->kind == OwnCode::Kind::Badge;
}

/// It opens the PIN pad of this person, or places the parcel at hand.
void leaveToScreen(const QString &value, ScanOutcome &outcome)
{
    outcome.result = ScanResult::Opened;
    outcome.action = value;
}

} // namespace

void Station::scanned(const Scan &scan)
{
    ScanOutcome outcome;
    outcome.scan = scan;
    const bool isTheirs = scan.person.has_value();
    const bool isAway = isTheirs && !m_roster.isSignedIn(*scan.person);
    // Nobody else's order gets what is in the hand of somebody whose session has ended.
    const std::optional<PersonCode> owner = isAway     ? std::nullopt
                                            : isTheirs ? scan.person
                                                       : m_roster.ownerOf(scan.scanner);
    outcome.person = owner;
    if (owner)
        m_roster.touch(*owner);
    if (scan.duplicate) {
        outcome.result = ScanResult::Duplicate;
    } else if (isAway && isBadge(scan.decoded)) {
        leaveToScreen(scan.decoded.own->value, outcome);
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
    if (code.own && (!task.awaitsDetail() || isNoDetail(*code.own)))
        return readOwnCode(person, *code.own, outcome);
    const Status read = isAtBench(person) ? bench(person).scan(code, outcome, m_parts.serverNow())
                                          : task.scan(code, outcome, m_parts.serverNow());
    if (!read)
        return read;
    if (outcome.result == ScanResult::UnknownCode)
        (void)openByText(code.text, outcome);
    return {};
}

/// A serial may look like a code of ours. These are what they look like, since they mean somebody
/// or something that is known here, and a customer's code proves who may take the order.
bool Station::isNoDetail(const OwnCode &code) const
{
    switch (code.kind) {
    case OwnCode::Kind::Command:
        return isCommandCard(code.value);
    case OwnCode::Kind::Badge:
        return m_roster.person(PersonCode(code.value)).has_value();
    case OwnCode::Kind::Location:
        return m_overlay.staging().contains(LocationCode(code.value));
    case OwnCode::Kind::Pickup:
        return true;
    case OwnCode::Kind::Order:
    case OwnCode::Kind::Parcel:
    case OwnCode::Kind::Tote:
        return false;
    }
    Q_UNREACHABLE();
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
        leaveToScreen(code.value, outcome);
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
    if (!isCommandCard(action)) {
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
