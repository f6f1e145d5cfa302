// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ShopStation.h"

#include "core/crypto/PinHash.h"
#include "core/domain/Acts.h"
#include "core/domain/ExceptionCase.h"
#include "core/wire/CommandJson.h"
#include "core/wire/Entities.h"
#include "core/wire/ObjectWriter.h"
#include "core/wire/ProtocolCommands.h"

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString pin = u"482915"_s;

/// As the order manager writes it.
QByteArray answerTo(const OutboxRow &row, const Verdict &verdict, const QMap<QString, qint64> &at)
{
    wire::CommandResult result{.n = row.n, .id = row.id, .at = at, .code = verdict.code};
    result.status = verdict.kind == VerdictKind::Applied     ? wire::CommandStatus::Applied
                    : verdict.kind == VerdictKind::Exception ? wire::CommandStatus::Exception
                                                             : wire::CommandStatus::Rejected;
    return wire::toBytes(wire::toJson(result));
}

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().code), qPrintable(result.error().detail));
    return std::move(*result);
}

void must(const Status &status)
{
    if (!status)
        qFatal("%s: %s", qPrintable(status.error().code), qPrintable(status.error().detail));
}

/// A station's view may lag behind in these; all else must be the same.
Assignment comparable(Assignment assignment)
{
    assignment.version = 0;
    assignment.applied = {};
    if (assignment.claim)
        assignment.claim->leaseUntil = {};
    if (assignment.claim)
        assignment.claim->station.clear();
    return assignment;
}

} // namespace

QString ean(int number)
{
    const QString digits = u"952%1"_s.arg(number, 9, 10, QLatin1Char('0'));
    return digits + checkDigitFor(digits);
}

Scan scanOf(const QString &text, const QString &scanner)
{
    Scan scan;
    scan.raw = text.toUtf8();
    scan.scanner = scanner;
    if (const Result<Decoded> decoded = decodeText(text)) {
        scan.decoded = *decoded;
    } else {
        scan.decoded = undecoded(text);
        scan.error = decoded.error();
    }
    return scan;
}

ShopStation::ShopStation(std::shared_ptr<ShopFloor> shared, const QString &name, const QString &vfs)
    : floor(shared ? std::move(shared) : std::make_shared<ShopFloor>())
    , m_name(name)
    , m_vfs(vfs)
    , m_pickupHash(KeyedHash::makeKey(random))
    , m_cipher(FieldCipher::makeKey(random), random)
{
    const auto add = [&](const QString &code, Role role) {
        floor->person(
            {.code = PersonCode(code),
             .name = code,
             .role = role,
             .stores = {floor->store().code},
             .pinVerifier =
                 PinHash::make(Sensitive<QString>(pin), PinHashCost::cheapest(), random).text});
    };
    add(u"mere"_s, Role::Picker);
    add(u"hemi"_s, Role::Counter);
    add(u"nadia"_s, Role::Manager);
    must(open());
    must(outbox().rollback(InstallId(u"install-"_s + name), {}));
    restart();
    hear();
}

ShopStation::~ShopStation() = default;

Status ShopStation::open()
{
    auto opened = DataFolder::open({.path = folder.path(), .reserveBytes = 0, .vfs = m_vfs},
                                   m_cipher, clock.now());
    if (!opened)
        return failure(opened.error());
    m_folder = std::move(*opened);
    m_station = std::make_unique<Station>(
        Station::Parts{outbox(), cache(), clock, random,
                       StationKeys{outbox().install(), m_name, floor->store().code, omsBox.box(),
                                   omsKey.verifyKey(), m_pickupHash, StationId(m_name)},
                       [this] { return clock.now() + serverAhead; }, [] { return qint64(1); },
                       [this] { return makeRoom && makeRoom(); }, [this] { return diskHasRoom; }});
    const auto note = [](QStringList &list, const QList<AssignmentId> &ids) {
        for (const AssignmentId &id : ids)
            list.append(id.text);
    };
    m_station->setEvents(
        {.scan = [this](const ScanOutcome &outcome) { scans.append(outcome); },
         .queue =
             [this, note](const auto &in, const auto &out, const auto &other) {
                 note(added, in);
                 note(removed, out);
                 note(changed, other);
             },
         .exception = [this](const ExceptionNotice &notice) { exceptions.append(notice); },
         .link = {}});
    return m_station->load();
}

void ShopStation::restart()
{
    must(tryRestart());
}

Status ShopStation::tryRestart()
{
    m_station.reset();
    m_folder.reset();
    return open();
}

void ShopStation::product(const QString &sku, const QList<ProductCode> &codes, Track track,
                          int shelf)
{
    m_products.insert(sku, {.sku = Sku(sku),
                            .title = u"Product "_s + sku,
                            .codes = codes,
                            .price = {100, u"NZD"_s},
                            .track = track});
    floor->stock(sku, shelf);
    hear();
}

void ShopStation::weighs(const QString &sku, qint64 grams)
{
    m_products[sku].weightG = grams;
    hear();
}

AssignmentId ShopStation::order(const QString &ref, const QList<ShopFloor::Wanted> &lines,
                                int minutes, Method method)
{
    Assignment &made = floor->order(ref, method, lines);
    made.assignedAt = clock.now();
    made.promiseBy = clock.now() + std::chrono::minutes(minutes);
    hear();
    return made.id;
}

PickupCode ShopStation::customer(const QString &ref, const Customer &customer)
{
    const PickupCode code = PickupCode::make(random);
    m_customers.insert(customer.id.text, customer);
    floor->assignment(ref).customer = customer.id;
    floor->assignment(ref).customerInitials = customer.initials();
    floor->assignment(ref).pickupCodeHash = code.hash(m_pickupHash);
    hear();
    return code;
}

void ShopStation::cancel(const QString &ref)
{
    floor->take(cancelUnits(floor->world({}), AssignmentId(ref), {}));
    hear();
}

void ShopStation::moveElsewhere(const QString &ref)
{
    floor->take(storehand::moveElsewhere(floor->world({}), AssignmentId(ref)));
    hear();
}

void ShopStation::expire(const QString &ref)
{
    floor->take(storehand::expire(floor->world({}), AssignmentId(ref)));
    hear();
}

void ShopStation::signIn(const QString &person, const QString &scanner)
{
    must(m_station->signIn(PersonCode(person), Sensitive<QString>(pin), scanner));
}

ScanOutcome ShopStation::scan(const QString &code, const QString &scanner)
{
    const qsizetype before = scans.size();
    m_station->scanned(scanOf(code, scanner));
    if (scans.size() != before + 1)
        qFatal("a read gave %lld outcomes", qint64(scans.size() - before));
    return scans.last();
}

Result<Issued> ShopStation::act(const QString &person, CommandType type, const QString &ref,
                                const Args &args)
{
    return m_station->act(PersonCode(person), type, ref, args);
}

Result<QList<Issued>> ShopStation::claim(const QString &person, const QStringList &refs)
{
    QList<AssignmentId> ids;
    for (const QString &ref : refs)
        ids.append(AssignmentId(ref));
    return m_station->claim(PersonCode(person), ids);
}

void ShopStation::upload(int count)
{
    floor->now = clock.now();
    QList<AnsweredCommand> answers;
    QList<Outbox::Acknowledgement> results;
    for (const OutboxRow &row : must(outbox().pending({.commands = count}))) {
        const Command command = must(wire::decodeCommand(row.line));
        const Outcome outcome = floor->judge(command, outbox().install());
        const bool changedSomething = !outcome.assignments.isEmpty() || !outcome.moves.isEmpty() ||
                                      outcome.store ||
                                      outcome.verdict.kind == VerdictKind::Exception;
        answers.append({row.n, row.id, outcome.verdict, changedSomething, {}});
        const QMap<QString, qint64> at{{u"store/harbour"_s, m_seq + 1}};
        const bool isTold = changedSomething || outcome.verdict.kind != VerdictKind::Applied;
        results.append(
            {row.n, answerTo(row, outcome.verdict, isTold ? at : QMap<QString, qint64>())});
        if (outcome.verdict.kind != VerdictKind::Applied)
            m_cases.append({.command = row.id,
                            .store = floor->store().code,
                            .target = command.target,
                            .type = command.type,
                            .verdict = outcome.verdict,
                            .actor = command.actor,
                            .station = m_name,
                            .at = command.at});
    }
    must(outbox().acknowledge(results, clock.now()));
    m_station->answered(answers);
}

void ShopStation::resolveExceptions()
{
    for (ExceptionCase &exception : m_cases)
        exception.resolvedAt = clock.now();
    hear();
}

void ShopStation::put(QList<CacheChange> &page, const QString &kind, const QString &id,
                      const wire::Json &entity)
{
    QJsonObject body = entity.toObject();
    QJsonObject &told = m_told[kind + u' ' + id];
    const qint64 version = told.value("version"_L1).toInteger();
    body.insert("version"_L1, version);
    if (body == told)
        return;
    body.insert("version"_L1, version + 1);
    told = body;
    page.append({.topic = u"store/harbour"_s,
                 .seq = ++m_seq,
                 .entity = kind,
                 .id = id,
                 .version = version + 1,
                 .body = wire::toBytes(body),
                 .index = cacheIndexOf(kind, wire::toBytes(body))});
}

void ShopStation::hear()
{
    namespace entity = wire::entity;
    QList<CacheChange> page;
    for (const Assignment &assignment : floor->assignments())
        put(page, QString(entity::assignment), assignment.id.text, wire::toJson(assignment));
    put(page, QString(entity::store), floor->store().code.text, wire::toJson(floor->store()));
    for (const Person &person : floor->people())
        put(page, QString(entity::person), person.code.text, wire::toJson(person));
    for (const Product &product : std::as_const(m_products))
        put(page, QString(entity::product), product.sku.text, wire::toJson(product));
    for (const Customer &customer : std::as_const(m_customers))
        put(page, QString(entity::customer), customer.id.text, wire::toJson(customer));
    for (const StagingPlace &place : floor->places()) {
        const StagingLocation location{place.code, floor->store().code, 0, place.kind,
                                       place.capacity};
        put(page, QString(entity::staging), wire::entityId(location), wire::toJson(location));
    }
    for (Stock stock : floor->allStock()) {
        stock.store = floor->store().code;
        put(page, QString(entity::stock), wire::entityId(stock), wire::toJson(stock));
    }
    for (const ExceptionCase &exception : std::as_const(m_cases))
        put(page, QString(entity::exception), exception.command.text, wire::toJson(exception));
    const QList<EntityKey> keys = must(cache().applyPage(page, QString::number(m_seq)));
    must(m_station->cacheChanged(keys));
}

void ShopStation::sync()
{
    upload();
    hear();
}

const Assignment &ShopStation::operator[](const QString &ref) const
{
    const Assignment *assignment = m_station->overlay().assignment(AssignmentId(ref));
    if (!assignment)
        qFatal("the station has no order %s", qPrintable(ref));
    return *assignment;
}

const Line &ShopStation::line(const QString &ref, int number) const
{
    return (*this)[ref].lines.at(number - 1);
}

bool ShopStation::agrees() const
{
    bool same = m_folder->outbox().lastN() == m_folder->outbox().acknowledgedN();
    for (const Assignment &theirs : floor->assignments()) {
        if (comparable((*this)[theirs.id.text]) == comparable(theirs))
            continue;
        qWarning().noquote() << "station:" << wire::toBytes(wire::toJson((*this)[theirs.id.text]))
                             << "order manager:" << wire::toBytes(wire::toJson(theirs));
        same = false;
    }
    return same;
}

QStringList ShopStation::queue() const
{
    QStringList refs;
    for (const AssignmentId &id : m_station->queue())
        refs.append(id.text);
    return refs;
}

} // namespace storehand::test
