// SPDX-License-Identifier: Apache-2.0
#include "core/wire/Entities.h"
#include "core/wire/ReadWrite.h"

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

Json toJson(const Verdict &verdict)
{
    return ObjectWriter()
        .put("kind"_L1, toText(verdict.kind))
        .put("code"_L1, verdict.code)
        .put("args"_L1, listOf(verdict.args))
        .object();
}

void read(ObjectReader &reader, Verdict &verdict)
{
    verdict.kind = reader.word<VerdictKind>("kind"_L1);
    verdict.code = reader.textOr("code"_L1);
    verdict.args = reader.textsOr("args"_L1);
}

Json toJson(const ExceptionCase &exception)
{
    ObjectWriter writer;
    writer.put("command"_L1, exception.command.text)
        .put("version"_L1, exception.version)
        .put("store"_L1, exception.store.text)
        .put("target"_L1, exception.target)
        .put("type"_L1, toText(exception.type))
        .put("verdict"_L1, toJson(exception.verdict))
        .put("actor"_L1, exception.actor.text)
        .put("station"_L1, exception.station)
        .always("at"_L1, exception.at.toText())
        .put("resolved_at"_L1, exception.resolvedAt)
        .put("choice"_L1, exception.choice);
    put(writer, exception.applied);
    return writer.object();
}

void read(ObjectReader &reader, ExceptionCase &exception)
{
    readId(reader, "command"_L1, exception.command);
    exception.version = reader.integerOr("version"_L1, 0, 0, integerMax);
    readId(reader, "store"_L1, exception.store);
    exception.target = reader.textOr("target"_L1);
    exception.type = reader.word<CommandType>("type"_L1);
    reader.object("verdict"_L1, [&](ObjectReader &verdict) { read(verdict, exception.verdict); });
    exception.actor.text = reader.textOr("actor"_L1, {}, idMax);
    exception.station = reader.textOr("station"_L1);
    exception.at = reader.instant("at"_L1);
    exception.resolvedAt = reader.optionalInstant("resolved_at"_L1);
    exception.choice = reader.textOr("choice"_L1);
    read(reader, exception.applied);
}

Json toJson(const Task &task)
{
    return ObjectWriter()
        .put("id"_L1, task.id)
        .put("version"_L1, task.version)
        .put("store"_L1, task.store.text)
        .put("kind"_L1, toText(task.kind))
        .put("sku"_L1, task.sku.text)
        .put("reason"_L1, task.reason)
        .always("since"_L1, task.since.toText())
        .put("done_at"_L1, task.doneAt)
        .object();
}

void read(ObjectReader &reader, Task &task)
{
    task.id = reader.text("id"_L1, idMax);
    task.version = reader.integerOr("version"_L1, 0, 0, integerMax);
    readId(reader, "store"_L1, task.store);
    task.kind = reader.word<TaskKind>("kind"_L1);
    readId(reader, "sku"_L1, task.sku);
    task.reason = reader.textOr("reason"_L1);
    task.since = reader.instant("since"_L1);
    task.doneAt = reader.optionalInstant("done_at"_L1);
}

} // namespace storehand::wire
