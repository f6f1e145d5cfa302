// SPDX-License-Identifier: Apache-2.0
#include "tests/app/storehand/KillChain.h"

#include "core/barcode/Gtin.h"
#include "tests/support/LateKill.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;
using namespace storehand::story;

namespace {

constexpr int productCount = 6;
constexpr int shelfUnits = 100'000;
constexpr int randomMsMax = 300;
constexpr int aimedMsMax = 1'500; ///< who has not reached its aim by then dies all the same
constexpr int settleMs = 30'000;
constexpr int shopCount = 2;

QString skuOf(int product)
{
    return u"P-%1"_s.arg(product);
}

QString codeOf(const QString &sku)
{
    const QString digits = u"95200000000"_s + sku.mid(2);
    return digits + checkDigitFor(digits);
}

QByteArray line(QJsonObject object, const QString &type)
{
    object.insert(u"type"_s, type);
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

/// Two shops with three people and full shelves.
QByteArray chainLines()
{
    QByteArray lines;
    for (int product = 0; product < productCount; ++product)
        lines += line({{u"sku"_s, skuOf(product)},
                       {u"title"_s, skuOf(product)},
                       {u"codes"_s, QJsonArray{QJsonObject{{u"code"_s, codeOf(skuOf(product))}}}},
                       {u"price"_s, 100},
                       {u"currency"_s, u"NZD"_s}},
                      u"product"_s);
    for (int shop = 0; shop < shopCount; ++shop) {
        const QString code = u"shop-%1"_s.arg(shop);
        lines += line({{u"code"_s, code},
                       {u"name"_s, code},
                       {u"latitude"_s, shop},
                       {u"longitude"_s, 0},
                       {u"time_zone"_s, u"UTC"_s},
                       {u"kind"_s, u"store"_s},
                       {u"currency"_s, u"NZD"_s}},
                      u"store"_s);
        lines += line({{u"store"_s, code},
                       {u"code"_s, u"S-07"_s},
                       {u"kind"_s, u"shelf"_s},
                       {u"capacity"_s, 100'000}},
                      u"staging"_s);
        for (int desk = shop; desk < KillChain::stations; desk += shopCount)
            lines += line({{u"store"_s, code},
                           {u"code"_s, u"004%1"_s.arg(desk)},
                           {u"name"_s, u"004%1"_s.arg(desk)},
                           {u"role"_s, u"lead"_s},
                           {u"pin"_s, u"482915"_s}},
                          u"person"_s);
        for (int product = 0; product < productCount; ++product)
            lines +=
                line({{u"store"_s, code}, {u"sku"_s, skuOf(product)}, {u"on_hand"_s, shelfUnits}},
                     u"stock"_s);
    }
    return lines;
}

bool isToPick(const QJsonObject &assignment)
{
    static const QStringList states{u"assigned"_s, u"accepted"_s, u"picking"_s};
    return states.contains(assignment[u"state"].toString());
}

/// What is picked belongs to nobody any more: whoever is there goes on with it.
bool isPicked(const QJsonObject &assignment)
{
    static const QStringList states{u"picked"_s, u"staged"_s, u"ready"_s};
    return states.contains(assignment[u"state"].toString());
}

QString parcelOf(const QString &orderRef)
{
    constexpr int digits = 6;
    return u"B-"_s + orderRef.mid(3).rightJustified(digits, u'0');
}

QJsonObject orderOf(int number, int shop)
{
    QJsonArray lines;
    for (int at = 1; at <= 2; ++at)
        lines.append(QJsonObject{{u"ref"_s, QString::number(at)},
                                 {u"sku"_s, skuOf((number + at) % productCount)},
                                 {u"quantity"_s, 1 + (number * at) % 3},
                                 {u"unit_price"_s, 100}});
    return {{u"ref"_s, u"SO-%1"_s.arg(number)},
            {u"placed_at"_s, u"2026-11-21T09:00:00.000Z"_s},
            {u"currency"_s, u"NZD"_s},
            {u"customer"_s, QJsonObject{{u"name"_s, u"Rangi Tamati"_s}}},
            {u"fulfilment"_s,
             QJsonObject{{u"method"_s, u"pickup"_s}, {u"store"_s, u"shop-%1"_s.arg(shop)}}},
            {u"lines"_s, lines}};
}

} // namespace

KillChain::KillChain(const QString &database, quint64 seed)
    : m_database(database)
    , m_random(seed)
    , m_office(
          {qEnvironmentVariable("STOREHAND_BIN"), m_folder.filePath(u"oms"_s), false, database})
{
    for (int i = 0; i < stations; ++i) {
        m_desks[size_t(i)].folder = m_folder.filePath(u"station-%1"_s.arg(i));
        m_desks[size_t(i)].person = u"004%1"_s.arg(i);
    }
}

/// Whoever still runs is killed: nothing of it is needed, and asking takes longer.
KillChain::~KillChain()
{
    for (Desk &desk : m_desks) {
        if (desk.program)
            desk.program->kill();
    }
    if (!m_officeIsDead)
        m_office.kill();
}

QString KillChain::store(int desk) const
{
    return u"shop-%1"_s.arg(desk % shopCount);
}

void KillChain::note(const QString &problem)
{
    m_problems.append(problem);
    qWarning().noquote() << problem;
}

int KillChain::aimedDeaths() const
{
    int count = 0;
    for (auto hit = m_hits.begin(); hit != m_hits.end(); ++hit)
        count += fromText<FailPoint>(hit.key()) ? hit.value() : 0;
    return count;
}

int KillChain::acknowledged() const
{
    int count = 0;
    for (const Desk &desk : m_desks)
        count += int(desk.ledger.size());
    return count;
}

// --- Starting -----------------------------------------------------------------------------------

void KillChain::open()
{
    QFile file(m_folder.filePath(u"chain.jsonl"_s));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no room for the fixture");
    file.write(chainLines());
    file.close();
    Status opened = m_office.open();
    if (opened)
        opened = m_office.import(file.fileName());
    for (int i = 0; i < stations && opened; ++i) {
        const auto code = m_office.enrolmentCode(store(i), u"Bench %1"_s.arg(i));
        opened = code ? start(i, {u"--oms"_s, m_office.url(), u"--enrol"_s, *code})
                      : Status(failure(code.error()));
        if (opened) {
            m_desks[size_t(i)].program->kill();
            opened = startSignedIn(i);
        }
    }
    if (!opened)
        qFatal("%s: %s", qPrintable(opened.error().code), qPrintable(opened.error().detail));
}

/// With a scanner of its own, so that the next one does not read what this one left unread.
Status KillChain::start(int desk, const QStringList &more)
{
    Desk &at = m_desks[size_t(desk)];
    at.program.reset();
    at.scanner = std::make_unique<PtyScanner>();
    if (const Status opened = at.scanner->open(); !opened)
        return opened;
    at.program = std::make_unique<JsonProgram>(
        qEnvironmentVariable("STOREHAND_BIN") + u"/storehand"_s,
        QStringList{u"headless"_s, u"--data"_s, at.folder, u"--serial"_s, at.scanner->path()} +
            more);
    if (const Status started = at.program->start(); !started)
        return started;
    const auto ready = at.program->awaitEvent(u"ready"_s);
    return ready ? Status() : failure(ready.error());
}

Status KillChain::startSignedIn(int desk)
{
    if (const Status started = start(desk); !started)
        return started;
    Desk &at = m_desks[size_t(desk)];
    // One that lost its cache knows nobody before it has fetched it anew.
    const auto settled = at.program->ask({{u"do"_s, u"settle"_s}, {u"timeout_ms"_s, settleMs}});
    if (!settled)
        return failure(settled.error());
    const auto signedIn = at.program->ask(
        {{u"do"_s, u"sign_in"_s}, {u"person"_s, at.person}, {u"pin"_s, u"482915"_s}});
    return signedIn ? Status() : failure(signedIn.error());
}

Status KillChain::startOffice()
{
    m_officeIsDead = true;
    const Status opened = m_office.open();
    m_officeIsDead = !opened;
    return opened;
}

std::optional<KillChain::Aim> KillChain::drawAim(int who)
{
    using enum FailPoint;
    static const QList<FailPoint> ofOffice{GroupCommit, GroupCommitted, CommandJudged};
    static const QList<FailPoint> ofStation{AppendCommit,     AppendCommitted, AnswersCommit,
                                            AnswersCommitted, PageCursor,      PageCommit,
                                            PageCommitted};
    static const QList<FailPoint> ofNewCache{SwapCommit, SwapCommitted, PageCursor, PageCommit};
    if (random(2) == 0)
        return std::nullopt;
    constexpr int passingsMax = 6;
    if (who == office)
        return Aim{ofOffice[random(int(ofOffice.size()))], 1 + random(passingsMax)};
    constexpr int oneIn = 6;
    if (random(oneIn) > 0)
        return Aim{ofStation[random(int(ofStation.size()))], 1 + random(passingsMax)};
    // A station that lost its cache fetches it anew, and dies in the middle of that.
    for (const QString &suffix : {u""_s, u"-wal"_s})
        QFile::remove(m_desks[size_t(who)].folder + u"/cache.db"_s + suffix);
    return Aim{ofNewCache[random(int(ofNewCache.size()))], 1};
}

void KillChain::restart(int who)
{
    m_aim = drawAim(who);
    if (m_aim)
        qputenv(failPointVariable,
                u"%1:%2"_s.arg(toText(m_aim->point)).arg(m_aim->passing).toLatin1());
    const Status started = who == office ? startOffice() : startSignedIn(who);
    qunsetenv(failPointVariable);
    if (!started && (!m_aim || started.error().code == "timeout"_L1))
        note(u"%1 does not start again: %2"_s.arg(who).arg(started.error().detail));
    if (!m_aim)
        settle();
}

/// Everybody is in step: what was acknowledged is at the order manager, by its own word.
void KillChain::settle()
{
    for (Desk &desk : m_desks) {
        const auto settled =
            desk.program->ask({{u"do"_s, u"settle"_s}, {u"timeout_ms"_s, settleMs}});
        if (settled)
            desk.confirmed = desk.ledger;
        else
            note(u"%1 does not come in step: %2"_s.arg(desk.person, settled.error().detail));
    }
}

// --- Killing ------------------------------------------------------------------------------------

bool KillChain::isRunning(int who) const
{
    return who == office ? !m_officeIsDead : m_desks[size_t(who)].program->isRunning();
}

std::optional<int> KillChain::kill(int who)
{
    const qint64 process =
        who == office ? m_office.processId() : m_desks[size_t(who)].program->processId();
    const std::optional<Aim> aim = std::exchange(m_aim, std::nullopt);
    if (aim) {
        workUntilDead(who, aimedMsMax);
        ++m_hits[isRunning(who) ? u"not reached"_s : toText(aim->point)];
    } else {
        const LateKill late(process, std::chrono::microseconds(random(randomMsMax * 1'000)));
        workUntilDead(who, settleMs);
        ++m_hits[u"random"_s];
    }
    if (who == office)
        m_office.kill();
    else
        m_desks[size_t(who)].program->kill();
    m_officeIsDead = m_officeIsDead || who == office;
    examine(who);
    restart(who);
    return m_aim ? std::optional(who) : std::nullopt;
}

/// Shops go on as they do, above all with the one that is about to die.
void KillChain::workUntilDead(int who, int msMax)
{
    QElapsedTimer time;
    time.start();
    while (isRunning(who) && time.elapsed() < msMax) {
        const bool isBySide = random(3) == 0;
        // Few, so that the stations keep up and their queues stay short.
        if (who == office && random(6) == 0) {
            if (!order())
                return;
        } else {
            const int desk = who == office || isBySide ? random(stations) : who;
            if (!act(desk) && desk != who)
                note(u"%1 has ended by itself"_s.arg(desk));
        }
    }
}

// --- Working ------------------------------------------------------------------------------------

/// The same order again when the last one was not answered: it must not be there twice.
bool KillChain::order()
{
    const auto placed = m_office.placeOrder(orderOf(m_orders + 1, (m_orders + 1) % shopCount));
    if (placed)
        ++m_orders;
    else
        m_officeIsDead = true;
    return placed.has_value();
}

bool KillChain::ask(Desk &desk, const QJsonObject &request)
{
    const auto answer = desk.program->ask(request);
    if (!answer) {
        const bool isRefused = answer.error().kind == ErrorKind::Rejected;
        if (isRefused)
            ++m_hits[u"refused: "_s + answer.error().code];
        return isRefused;
    }
    for (const QJsonValue &command : answer->value(u"commands"_s).toArray())
        desk.ledger.insert(command.toString());
    if (answer->contains(u"command"_s))
        desk.ledger.insert(answer->value(u"command"_s).toString());
    return true;
}

bool KillChain::act(int at)
{
    Desk &desk = m_desks[size_t(at)];
    const auto answer = desk.program->ask({{u"do"_s, u"queue"_s}});
    if (!answer)
        return false;
    const QJsonArray queue = answer->value(u"assignments"_s).toArray();
    QList<QJsonObject> own;
    for (const QJsonValue &each : queue) {
        const bool isOwn = each[u"claimed_by"].toString() == desk.person;
        if ((isOwn && isToPick(each.toObject())) || isPicked(each.toObject()))
            own.append(each.toObject());
    }
    return own.isEmpty() ? claim(desk, queue) : workOn(desk, own[random(int(own.size()))]);
}

bool KillChain::claim(Desk &desk, const QJsonArray &queue)
{
    constexpr int atATime = 3;
    QJsonArray ids;
    for (const QJsonValue &each : queue) {
        const bool isFree = each[u"claimed_by"].isNull() && isToPick(each.toObject());
        if (isFree && ids.size() < atATime)
            ids.append(each[u"id"]);
    }
    if (!ids.isEmpty())
        return ask(desk, {{u"do"_s, u"claim"_s}, {u"assignments"_s, ids}});
    if (!m_officeIsDead)
        (void)order();
    return true;
}

/// The next step of an order, as its state asks for it.
bool KillChain::workOn(Desk &desk, const QJsonObject &assignment)
{
    const auto step = [&](const QString &verb, QJsonObject more = {}) {
        more.insert(u"do"_s, verb);
        more.insert(u"assignment"_s, assignment[u"id"]);
        return ask(desk, more);
    };
    const QString state = assignment[u"state"].toString();
    if (state == "picked"_L1)
        return step(u"stage"_s, {{u"parcel"_s, parcelOf(assignment[u"order_ref"].toString())},
                                 {u"location"_s, u"S-07"_s}});
    if (state == "staged"_L1)
        return step(u"ready"_s);
    if (state == "ready"_L1)
        return step(u"hand_over"_s,
                    {{u"proof"_s, QJsonObject{{u"method"_s, u"id"_s}, {u"value"_s, u"passport"_s}}},
                     {u"name"_s, u"Rangi Tamati"_s}});
    for (const QJsonValue &each : assignment[u"lines"].toArray()) {
        const QJsonObject line = each.toObject();
        if (line[u"open"].toInt() == 0)
            continue;
        constexpr int oneIn = 12;
        if (random(oneIn) > 0)
            return scan(desk, line[u"sku"].toString());
        return ask(desk, {{u"do"_s, u"short"_s},
                          {u"line"_s, line[u"id"]},
                          {u"units"_s, 1},
                          {u"reason"_s, u"damaged"_s}});
    }
    return step(u"confirm"_s);
}

bool KillChain::scan(Desk &desk, const QString &sku)
{
    if (const Status sent = desk.scanner->scan(codeOf(sku)); !sent)
        qFatal("%s", qPrintable(sent.error().detail));
    const auto event = desk.program->awaitEvent(u"scan"_s);
    if (!event)
        return false;
    if (!event->contains(u"command"_s))
        ++m_hits[u"scan: "_s + event->value(u"result"_s).toString()];
    else
        desk.ledger.insert(event->value(u"command"_s).toString());
    return true;
}

// --- Looking ------------------------------------------------------------------------------------

void KillChain::examine(int who)
{
    if (who == office)
        examineOffice();
    else
        examineStation(m_desks[size_t(who)]);
}

/// All that it said yes to is on its disk. What it wrote without a word counts as well from now on.
void KillChain::examineStation(Desk &desk)
{
    const KeptData kept = KeptData::ofFile(desk.folder + u"/outbox.db"_s);
    if (const QString damage = kept.damage(); !damage.isEmpty())
        note(u"the outbox of %1 is damaged: %2"_s.arg(desk.person, damage));
    const QList<KeptData::Command> commands = kept.outbox();
    if (const QString gap = gapIn(commands); !gap.isEmpty())
        note(u"the outbox of %1: %2"_s.arg(desk.person, gap));
    QSet<QString> ids;
    for (const KeptData::Command &command : commands) {
        ids.insert(command.id);
        m_hashes.insert(command.id, command.hash);
    }
    for (const QString &id : std::as_const(desk.ledger)) {
        if (!ids.contains(id))
            note(u"%1 was told that %2 is done, and its disk knows nothing of it"_s.arg(desk.person,
                                                                                        id));
    }
    desk.ledger = ids;
}

KeptData KillChain::officeData() const
{
    return m_database.isEmpty() ? KeptData::ofFile(m_folder.filePath(u"oms/oms.db"_s))
                                : KeptData::ofPostgres(m_database);
}

/// All that it confirmed is in its log, byte for byte as the station keeps it.
void KillChain::examineOffice()
{
    const KeptData kept = officeData();
    if (const QString damage = kept.damage(); !damage.isEmpty())
        note(u"the order manager's file is damaged: "_s + damage);
    const QList<KeptData::Command> log = kept.commandLog();
    if (const QString gap = gapIn(log); !gap.isEmpty())
        note(u"the command log: "_s + gap);
    QSet<QString> ids;
    for (const KeptData::Command &command : log) {
        ids.insert(command.id);
        if (m_hashes.value(command.id, command.hash) != command.hash)
            note(u"command %1 is not what its station sent"_s.arg(command.id));
    }
    for (const Desk &desk : m_desks) {
        for (const QString &id : desk.confirmed) {
            if (!ids.contains(id))
                note(u"command %1 was confirmed to %2, and is lost"_s.arg(id, desk.person));
        }
    }
}

void KillChain::audit()
{
    if (m_aim)
        qFatal("an audit cannot begin with a program that is about to die");
    settle();
    for (Desk &desk : m_desks)
        desk.program->kill();
    m_office.kill();
    m_officeIsDead = true;
    for (Desk &desk : m_desks)
        examineStation(desk);
    examineOffice();

    const KeptData kept = officeData();
    QSet<QString> known;
    for (const KeptData::Command &command : kept.commandLog())
        known.insert(command.id);
    QSet<QString> given;
    for (const Desk &desk : m_desks) {
        given.unite(desk.ledger);
        compareTopics(desk, kept);
    }
    if (known != given)
        note(u"the stations gave out %1 commands, the order manager has %2"_s.arg(given.size())
                 .arg(known.size()));
    compareBooks(kept);
    Status started = startOffice();
    for (int i = 0; i < stations && started; ++i)
        started = startSignedIn(i);
    if (!started)
        note(u"not all start again: "_s + started.error().detail);
    settle();
}

/// What a station shows is what the order manager tells of its topics: digests and bodies.
void KillChain::compareTopics(const Desk &desk, const KeptData &central)
{
    const KeptData kept = KeptData::ofFile(desk.folder + u"/cache.db"_s);
    const QMap<QString, qint64> cached = kept.cachedDigests();
    const QMap<QString, qint64> told = central.feedDigests();
    const QString own = u"/"_s + store(int(&desk - m_desks.data()));
    for (auto topic = told.begin(); topic != told.end(); ++topic) {
        const bool follows = topic.key().endsWith(own) || topic.key().startsWith("cat/"_L1);
        if (follows && cached.value(topic.key()) != topic.value())
            note(u"%1 has another %2 than the order manager"_s.arg(desk.person, topic.key()));
    }
    if (kept.cachedEntities() != central.feedEntities(cached.keys()))
        note(u"%1 shows something else than the order manager tells"_s.arg(desk.person));
}

/// No unit came from nowhere and none went to nowhere, and each order is there once.
void KillChain::compareBooks(const KeptData &central)
{
    constexpr qint64 delivered = qint64(shopCount) * productCount * shelfUnits;
    const qint64 here = central.sum(u"shelf + picked + unsellable"_s, u"stock"_s);
    const qint64 gone = central.sum(u"left_store"_s, u"stock_ledger"_s);
    if (here + gone != delivered)
        note(u"%1 units came, %2 are here and %3 left"_s.arg(delivered).arg(here).arg(gone));
    const qint64 orders = central.sum(u"1"_s, u"orders"_s);
    if (orders != m_orders && orders != m_orders + 1) // one may wait to be asked for again
        note(u"%1 orders were placed, %2 are there"_s.arg(m_orders).arg(orders));
}

} // namespace storehand::test
