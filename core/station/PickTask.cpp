// SPDX-License-Identifier: Apache-2.0
#include "core/station/PickTask.h"

#include "core/domain/Codes.h"
#include "core/domain/WorkDays.h"
#include "core/station/Bags.h"

#include <algorithm>
#include <limits>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

/// GS1 application identifiers of a product and its details (GS1 General Specifications, section
/// 3).
constexpr QLatin1StringView aiGtin("01");
constexpr QLatin1StringView aiLot("10");
constexpr QLatin1StringView aiExpiry("17");
constexpr QLatin1StringView aiBestBefore("15");
constexpr qsizetype detailMax = 100; ///< characters of a serial or lot, by the protocol
constexpr QLatin1StringView aiSerial("21");
constexpr QLatin1StringView aiNetKilograms("310"); ///< and a digit: decimals
constexpr QLatin1StringView aiPrice("392");        ///< the same, in the currency of the store
constexpr int gramDecimals = 3;

/// Nothing when these six digits are no date. Day 00 is the last of the month.
std::optional<QDate> expiryFromGs1(const QString &yymmdd, int currentYear)
{
    if (yymmdd.size() != 6 || !isAllDigits(yymmdd))
        return std::nullopt;
    // The century is the one that puts the year within 49 years back and 50 ahead.
    int year = currentYear / 100 * 100 + yymmdd.left(2).toInt();
    if (year > currentYear + 50)
        year -= 100;
    else if (year < currentYear - 49)
        year += 100;
    const int month = yymmdd.mid(2, 2).toInt();
    const int day = yymmdd.mid(4, 2).toInt();
    const QDate first(year, month, 1);
    const QDate date = day == 0 ? QDate(year, month, first.daysInMonth()) : QDate(year, month, day);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

/// A value with so many decimals, in units of which `digits` decimals are one.
qint64 scaled(const QString &value, int decimals, int digits)
{
    qint64 result = value.toLongLong();
    for (; decimals < digits; ++decimals)
        result *= 10;
    for (; decimals > digits; --decimals)
        result /= 10;
    return result;
}

void takeMeasure(Detail &detail, const Measure &measure)
{
    if (measure.kind == Measure::Kind::Weight)
        detail.weightG = measure.value;
    if (measure.kind == Measure::Kind::Price)
        detail.price = measure.value;
}

/// The units of one read: a pack's, or the pieces that the label counts. A count of nothing is the
/// number of the product alone.
int unitsOf(const Decoded &code, int packUnits)
{
    const bool isCounted =
        code.measure && code.measure->kind == Measure::Kind::Count && code.measure->value > 0;
    return isCounted ? static_cast<int>(code.measure->value) : packUnits;
}

/// What is still missing of a detail, in the order in which it is asked for; empty when complete.
QString missing(Track track, const Detail &detail)
{
    if (track == Track::Serial && detail.serial.isEmpty())
        return u"serial"_s;
    if ((track == Track::Lot || track == Track::LotExpiry) && detail.lot.isEmpty())
        return u"lot"_s;
    if (track == Track::LotExpiry && !detail.expiry)
        return u"expiry"_s;
    return {};
}

std::optional<QDate> typedDate(const QString &text, int currentYear)
{
    const QDate iso = QDate::fromString(text, Qt::ISODate);
    return iso.isValid() ? std::optional(iso) : expiryFromGs1(text, currentYear);
}

/// A GS1 code that says of which product it is.
bool namesProduct(const Decoded &code)
{
    return std::any_of(code.elements.begin(), code.elements.end(),
                       [](const Element &element) { return element.ai == aiGtin; });
}

qint64 promiseOf(const Assignment &assignment)
{
    return assignment.promiseBy ? assignment.promiseBy->ms : std::numeric_limits<qint64>::max();
}

} // namespace

PickTask::PickTask(PersonCode person, CommandDesk &desk, const Overlay &overlay,
                   const ProductBook &products)
    : m_person(std::move(person))
    , m_desk(desk)
    , m_overlay(overlay)
    , m_products(products)
{}

std::optional<PickTask::Awaited> PickTask::awaited() const
{
    if (!m_awaiting)
        return std::nullopt;
    return Awaited{m_awaiting->place.line, missing(m_awaiting->track, m_awaiting->detail)};
}

void PickTask::skip(const LineId &line)
{
    m_skipped.removeAll(line);
    m_skipped.append(line);
}

QList<AssignmentId> PickTask::claims() const
{
    struct Ranked
    {
        bool others;
        qint64 promise;
        AssignmentId id;
        auto operator<=>(const Ranked &) const = default;
    };
    QList<Ranked> ranked;
    for (const AssignmentId &id : m_overlay.claimedHere()) {
        const Assignment *assignment = m_overlay.assignment(id);
        if (assignment->state == AssignmentState::Accepted ||
            assignment->state == AssignmentState::Picking)
            ranked.append({assignment->claim->person != m_person, promiseOf(*assignment), id});
    }
    std::sort(ranked.begin(), ranked.end());
    QList<AssignmentId> ids;
    for (const Ranked &entry : std::as_const(ranked))
        ids.append(entry.id);
    return ids;
}

QList<AssignmentId> PickTask::ownClaims() const
{
    QList<AssignmentId> own = claims();
    own.removeIf([&](const AssignmentId &id) {
        return m_overlay.assignment(id)->claim->person != m_person;
    });
    return own;
}

QHash<AssignmentId, QString> PickTask::totes() const
{
    return bags::totesOf(m_person, ownClaims(), m_overlay);
}

QList<PickTask::Place> PickTask::places(const Sku &sku) const
{
    QList<Place> found;
    for (const AssignmentId &id : claims()) {
        for (const Line &line : m_overlay.assignment(id)->lines) {
            if (line.sku == sku)
                found.append({id, line.id, line.units.open()});
        }
    }
    std::stable_partition(found.begin(), found.end(),
                          [this](const Place &place) { return place.assignment == m_servedFirst; });
    return found;
}

Sku PickTask::nextExpected() const
{
    for (const AssignmentId &id : claims()) {
        for (const Line &line : m_overlay.assignment(id)->lines) {
            if (line.units.open() > 0 && !m_skipped.contains(line.id))
                return line.sku;
        }
    }
    return {};
}

Status PickTask::scan(const Decoded &code, ScanOutcome &outcome, Instant now)
{
    const QList<ProductBook::Match> matches = m_products.find(code);
    if (m_awaiting && matches.isEmpty() && !namesProduct(code))
        return scanDetail(code, outcome, now);
    m_awaiting.reset();
    if (matches.isEmpty()) {
        outcome.result = ScanResult::UnknownCode;
        return {};
    }
    const auto wanted = std::find_if(matches.begin(), matches.end(), [&](const auto &match) {
        return !places(match.sku).isEmpty();
    });
    return scanProduct(code, wanted == matches.end() ? matches.first() : *wanted, outcome, now);
}

bool PickTask::wants(const Decoded &code) const
{
    const QList<ProductBook::Match> matches = m_products.find(code);
    return std::any_of(matches.begin(), matches.end(), [&](const ProductBook::Match &match) {
        const QList<Place> all = places(match.sku);
        return std::any_of(all.begin(), all.end(),
                           [](const Place &place) { return place.open > 0; });
    });
}

Status PickTask::scanProduct(const Decoded &code, const ProductBook::Match &match,
                             ScanOutcome &outcome, Instant now)
{
    const std::optional<Product> product = m_products.product(match.sku);
    if (!product) // it may want a lot or a serial, which nobody would be asked for
        return failure(ErrorKind::Storage, codes::databaseCorrupt,
                       u"product %1 cannot be read"_s.arg(match.sku.text));
    Awaiting awaiting{{}, match.sku, product->track, code.text, unitsOf(code, match.units), {}};
    if (code.measure)
        takeMeasure(awaiting.detail, *code.measure);
    takeElements(awaiting.detail, code.elements, now);
    return complete(std::move(awaiting), outcome, now);
}

Status PickTask::scanDetail(const Decoded &code, ScanOutcome &outcome, Instant now)
{
    Awaiting awaiting = *m_awaiting;
    const QString needs = missing(awaiting.track, awaiting.detail);
    takeElements(awaiting.detail, code.elements, now);
    if (code.elements.isEmpty()) {
        // Longer ones are the maker's address, read in passing: it is asked for again.
        const bool fits = code.text.size() <= detailMax;
        if (needs == u"serial" && fits)
            awaiting.detail.serial = code.text;
        else if (needs == u"lot" && fits)
            awaiting.detail.lot = code.text;
        else if (const auto date = typedDate(code.text, yearAt(now)))
            awaiting.detail.expiry = date;
    }
    return complete(std::move(awaiting), outcome, now);
}

void PickTask::takeElements(Detail &detail, const QList<Element> &elements, Instant now) const
{
    const int year = yearAt(now);
    for (const Element &element : elements) {
        if (element.ai == aiLot)
            detail.lot = element.value;
        else if (element.ai == aiSerial)
            detail.serial = element.value;
        else if (element.ai == aiExpiry)
            detail.expiry = expiryFromGs1(element.value, year);
        else if (element.ai == aiBestBefore && !detail.expiry)
            detail.expiry = expiryFromGs1(element.value, year);
        else if (element.ai.startsWith(aiNetKilograms))
            detail.weightG = scaled(element.value, element.ai.back().digitValue(), gramDecimals);
        else if (element.ai.startsWith(aiPrice))
            detail.price = scaled(element.value, element.ai.back().digitValue(),
                                  minorDigits(m_overlay.store().currency));
    }
}

int PickTask::yearAt(Instant now) const
{
    return dateAt(m_overlay.store(), now).year();
}

std::optional<PickTask::Place> PickTask::placeFor(const Awaiting &awaiting,
                                                  ScanOutcome &outcome) const
{
    const QList<Place> all = places(awaiting.sku);
    if (all.isEmpty()) {
        outcome.expected = nextExpected();
        outcome.result = claims().isEmpty() ? ScanResult::NotExpected : ScanResult::WrongItem;
        return std::nullopt;
    }
    const auto open =
        std::find_if(all.begin(), all.end(), [](const Place &place) { return place.open > 0; });
    if (open == all.end()) {
        describe(all.first(), outcome);
        outcome.result = ScanResult::AlreadyComplete;
        return std::nullopt;
    }
    const auto fitting = std::find_if(
        all.begin(), all.end(), [&](const Place &place) { return place.open >= awaiting.units; });
    if (fitting == all.end()) {
        describe(*open, outcome);
        outcome.result = ScanResult::WrongItem;
        outcome.code = codes::packTooLarge;
        return std::nullopt;
    }
    return *fitting;
}

/// The place is looked for at each step: while a detail was awaited, the order may have gone.
Status PickTask::complete(Awaiting awaiting, ScanOutcome &outcome, Instant now)
{
    m_awaiting.reset();
    outcome.sku = awaiting.sku;
    outcome.units = awaiting.units;
    const std::optional<Place> place = placeFor(awaiting, outcome);
    if (!place)
        return {};
    awaiting.place = *place;
    describe(awaiting.place, outcome);
    outcome.needs = missing(awaiting.track, awaiting.detail);
    if (!outcome.needs.isEmpty()) {
        m_awaiting = std::move(awaiting);
        outcome.result = ScanResult::NeedsDetail;
        return {};
    }
    if (awaiting.detail.expiry && *awaiting.detail.expiry < dateAt(m_overlay.store(), now)) {
        outcome.result = ScanResult::WrongItem;
        outcome.code = codes::expired;
        return {};
    }
    if (isWeightOff(awaiting)) {
        outcome.result = ScanResult::WrongItem;
        outcome.code = codes::weightOff;
        return {};
    }
    if (isSerialHere(awaiting)) {
        outcome.result = ScanResult::AlreadyComplete;
        outcome.code = codes::serialTwice;
        return {};
    }
    return book(awaiting, outcome);
}

/// A piece that is much lighter or heavier than what was ordered is another piece.
bool PickTask::isWeightOff(const Awaiting &awaiting) const
{
    const std::optional<Product> product = m_products.product(awaiting.sku);
    if (!product || !product->weightG || !awaiting.detail.weightG)
        return false;
    const qint64 wanted = *product->weightG * awaiting.units;
    const qint64 off = qAbs(*awaiting.detail.weightG - wanted);
    return off * 100 > wanted * m_weightTolerancePercent;
}

/// A serial is one physical thing, so it can lie in one order only.
bool PickTask::isSerialHere(const Awaiting &awaiting) const
{
    if (awaiting.track != Track::Serial)
        return false;
    const auto has = [&](const Line &line) {
        return line.sku == awaiting.sku && line.units.held() + line.units.putBackDue() > 0 &&
               std::any_of(line.details.begin(), line.details.end(), [&](const auto &picked) {
                   return picked.detail.serial == awaiting.detail.serial;
               });
    };
    const QList<AssignmentId> ids = m_overlay.assignmentIds();
    return std::any_of(ids.begin(), ids.end(), [&](const AssignmentId &id) {
        const Assignment &assignment = *m_overlay.assignment(id);
        return !assignment.isDone() &&
               std::any_of(assignment.lines.begin(), assignment.lines.end(), has);
    });
}

Status PickTask::book(const Awaiting &awaiting, ScanOutcome &outcome)
{
    Args args;
    args.line = awaiting.place.line;
    args.code = awaiting.code;
    args.units = awaiting.units;
    args.detail = awaiting.detail;
    if (m_intoBags)
        args.tote = totes().value(awaiting.place.assignment);
    const Result<Issued> issued =
        m_desk.issue(m_person, CommandType::Pick, awaiting.place.assignment.text, args);
    if (!issued)
        return failure(issued.error());
    outcome.result = ScanResult::Picked;
    outcome.tote = args.tote;
    outcome.command = issued->id;
    outcome.code = issued->verdict.code;
    outcome.remaining =
        m_overlay.assignment(awaiting.place.assignment)->line(args.line)->units.open();
    m_skipped.removeAll(args.line);
    return {};
}

void PickTask::describe(const Place &place, ScanOutcome &outcome) const
{
    outcome.assignment = place.assignment;
    outcome.orderRef = m_overlay.assignment(place.assignment)->orderRef;
    outcome.line = place.line;
    outcome.remaining = place.open;
}

} // namespace storehand
