// SPDX-License-Identifier: Apache-2.0
#include "core/store/Outbox.h"
#include "tests/fuzz/DamagedFile.h"
#include "tests/support/FakeRandom.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace storehand;
using namespace storehand::fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Instant noon{1'795'262'400'000};
constexpr int commands = 12;
constexpr int acknowledged = 5;
const QString outboxName = u"outbox.db"_s;
const QString someValue = u"station_name"_s;
const QString someSecret = u"station_key"_s;
const QByteArray secretBytes = "of the station";

FieldCipher &cipher()
{
    static test::FakeRandom random;
    static FieldCipher cipher(FieldCipher::makeKey(random), random);
    return cipher;
}

CommandId idOf(qint64 n)
{
    return CommandId(u"command-%1"_s.arg(n));
}

QByteArray personalOf(qint64 n)
{
    return "Mere " + QByteArray::number(n);
}

OutboxDraft draftOf(qint64 number)
{
    OutboxDraft draft;
    draft.id = idOf(number);
    draft.at = noon;
    draft.makeLine = [](qint64 n) { return R"({"n":)" + QByteArray::number(n) + R"(,"pick":1})"; };
    draft.effect = "{\"took\":" + QByteArray::number(number) + '}';
    if (number % 3 == 0) {
        draft.personal = Sensitive(personalOf(number));
        draft.subject = u"order-1"_s;
    }
    return draft;
}

/// What the station did before its disk went bad.
void work(Outbox &outbox)
{
    const auto keep = [](const OutboxRow &row, qint64, const auto &) { return row.line; };
    demand(outbox.rollback(InstallId(u"install-1"_s), keep).has_value(), "no install");
    demand(outbox.setValues({{someValue, "Till 1"_ba}}).has_value(), "no value");
    demand(outbox.setSecret(someSecret, Sensitive(secretBytes)).has_value(), "no secret");
    QList<Outbox::Acknowledgement> results;
    for (qint64 n = 1; n <= commands; ++n) {
        demand(outbox.append(draftOf(n)).has_value(), "no command");
        if (n <= acknowledged)
            results.append({n, "{\"st\":\"applied\"}"});
    }
    demand(outbox.acknowledge(results, noon).has_value(), "no acknowledgement");
}

struct Original
{
    GoodFile closed; ///< after a clean end
    GoodFile killed; ///< after a kill: part of it is in the log only
    QHash<QString, OutboxRow> rows;
};

Original makeOriginal()
{
    Original original;
    const RamFolder folder;
    const QString path = folder.path(outboxName);
    {
        auto outbox = Outbox::open({path}, cipher()).value();
        work(*outbox);
        original.killed = {contentOf(path), contentOf(path + u"-wal"_s)};
        const QList<OutboxRow> rows = outbox->rows(1).value();
        for (const OutboxRow &row : rows)
            original.rows.insert(row.id.text, row);
        demand(original.rows.size() == commands, "a command is missing");
    }
    original.closed = {contentOf(path), {}};
    return original;
}

const Original &original()
{
    static const Original made = makeOriginal();
    return made;
}

/// What is saved from a damaged file may have another number: the link takes a new install then.
void isOriginal(const OutboxRow &row, bool isSalvaged)
{
    const auto written = original().rows.constFind(row.id.text);
    demand(written != original().rows.constEnd(), "a command that nobody wrote");
    demand((row.n == written->n || isSalvaged) && row.line == written->line &&
               row.hash == written->hash && row.effect == written->effect,
           "a command that was written otherwise");
}

bool isOriginalHash(const QByteArray &hash, qint64 n, bool isSalvaged)
{
    const auto &rows = original().rows;
    if (!isSalvaged)
        return rows.value(idOf(n).text).hash == hash;
    return std::any_of(rows.begin(), rows.end(), [&](const auto &row) { return row.hash == hash; });
}

template <typename T>
void isOriginalOrNothing(const Result<std::optional<Sensitive<T>>> &read, const QByteArray &written)
{
    demand(!read || !*read || (*read)->reveal() == written, "a sealed value is another one");
}

/// Everything that the file still gives out was written like that.
void inventsNothing(Outbox &outbox)
{
    const bool isSalvaged = outbox.salvaged().has_value();
    for (qint64 n = 0; n <= commands + 1; ++n) {
        const auto rows = outbox.rows(n, {.commands = 1});
        if (rows && !rows->isEmpty())
            isOriginal(rows->first(), isSalvaged);
        const auto row = outbox.find(idOf(n));
        if (row && *row)
            isOriginal(**row, isSalvaged);
        const auto hash = outbox.hashOf(n);
        demand(!hash || !*hash || isOriginalHash(**hash, n, isSalvaged),
               "a hash that was written otherwise");
        isOriginalOrNothing(outbox.personal(idOf(n)), personalOf(n));
    }
    isOriginalOrNothing(outbox.secret(someSecret), secretBytes);
    (void)outbox.value(someValue);
    (void)outbox.keys(QString());
    (void)outbox.openSubjects();
}

/// No command that the order manager has not acknowledged is passed over, unless the damaged file
/// was set aside: what is saved from one may have gaps.
void forgetsNothing(const Outbox &outbox, const QString &path)
{
    const QFileInfo file(path);
    if (!file.dir().entryList({file.fileName() + u".damaged-*"_s}).isEmpty())
        return;
    const auto pending = outbox.pending();
    if (!pending)
        return;
    for (qsizetype i = 0; i < pending->size(); ++i)
        demand(pending->at(i).n == outbox.acknowledgedN() + 1 + i, "pending commands have a gap");
    demand(outbox.acknowledgedN() <= acknowledged, "a command counts as sent that was not");
}

void goesOn(Outbox &outbox)
{
    const auto appended = outbox.append(draftOf(commands + 1));
    if (!appended)
        return;
    const auto row = outbox.find(idOf(commands + 1));
    demand(!row || (*row && (*row)->n == appended->n), "a recorded command is gone");
}

} // namespace

/// Whatever a bad disk makes of the outbox: it is refused, or what it gives out is what was
/// written.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    Choices choices(data, size);
    const int which = choices.below(3);
    GoodFile file = which == 0 ? original().closed : original().killed;
    if (which == 1)
        file.log = damaged(file.log, choices);
    else
        file.content = damaged(file.content, choices);
    const RamFolder folder;
    const QString path = folder.path(outboxName);
    writeContent(path, file.content);
    if (!file.log.isEmpty())
        writeContent(path + u"-wal"_s, file.log);

    auto outbox = Outbox::open({path}, cipher());
    if (!outbox) {
        demand(!outbox.error().code.isEmpty(), "refused without a reason");
        return 0;
    }
    inventsNothing(**outbox);
    forgetsNothing(**outbox, path);
    goesOn(**outbox);
    (void)(*outbox)->check();
    (void)(*outbox)->prune(noon + std::chrono::hours(24 * 30));
    return 0;
}
