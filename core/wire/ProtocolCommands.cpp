// SPDX-License-Identifier: Apache-2.0
#include "core/wire/ProtocolCommands.h"

#include "core/domain/Codes.h"
#include "core/wire/ProtocolRead.h"

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype envelopeBytesMax = 2'000;
constexpr int envelopeDepthMax = 4;
constexpr int schemaNumberMax = 1'000'000;

CommandBatch readEnvelope(ObjectReader &reader)
{
    CommandBatch batch;
    batch.install.text = reader.text("install"_L1, idMax);
    batch.schema = static_cast<int>(reader.integer("schema"_L1, 1, schemaNumberMax));
    batch.batch = reader.text("batch"_L1, idMax);
    batch.prev = readPrevious(reader);
    reader.refuseUnknown();
    return batch;
}

CommandResult readResult(ObjectReader &reader)
{
    CommandResult result;
    result.n = reader.integer("n"_L1, 1, integerMax);
    result.id.text = reader.text("id"_L1, idMax);
    result.status = reader.word<CommandStatus>("st"_L1);
    if (reader.has("first"_L1))
        result.first = reader.word<CommandStatus>("first"_L1);
    reader.counts("at"_L1, [&](const QString &topic, qint64 seq) { result.at.insert(topic, seq); });
    result.version = reader.integerOr("v"_L1, 0, 0, integerMax);
    result.code = reader.textOr("code"_L1, {}, idMax);
    result.args = reader.textsOr("args"_L1);
    result.hint = reader.textOr("hint"_L1, {}, idMax);
    return result;
}

} // namespace

QByteArray encodeBatch(const CommandBatch &batch)
{
    ObjectWriter envelope;
    envelope.always("install"_L1, batch.install.text)
        .always("schema"_L1, batch.schema)
        .always("batch"_L1, batch.batch);
    put(envelope, batch.prev);
    QByteArray bytes = toBytes(envelope.object()) + '\n';
    for (const QByteArray &line : batch.lines)
        bytes += line + '\n';
    return bytes;
}

Result<CommandBatch> decodeBatch(const QByteArray &bytes)
{
    if (bytes.size() > batchBytesMax + batchCommandsMax + envelopeBytesMax)
        return failure(ErrorKind::Malformed, codes::tooLarge,
                       u"a batch of %1 bytes"_s.arg(bytes.size()));
    if (!bytes.endsWith('\n'))
        return failure(ErrorKind::Malformed, codes::malformed, u"the last line is cut off"_s);
    QList<QByteArray> lines = bytes.chopped(1).split('\n');
    Result<CommandBatch> batch = readWhole<CommandBatch>(lines.takeFirst(), readEnvelope,
                                                         {envelopeBytesMax, envelopeDepthMax});
    if (!batch)
        return batch;
    if (lines.isEmpty() || lines.size() > batchCommandsMax)
        return failure(ErrorKind::Malformed, codes::malformed,
                       u"a batch of %1 commands"_s.arg(lines.size()));
    if (lines.contains(QByteArray()))
        return failure(ErrorKind::Malformed, codes::malformed, u"an empty line"_s);
    batch->lines = std::move(lines);
    return batch;
}

Json toJson(const CommandResult &result)
{
    ObjectWriter writer;
    writer.always("n"_L1, result.n)
        .always("id"_L1, result.id.text)
        .always("st"_L1, toText(result.status))
        .put("first"_L1, result.first ? toText(*result.first) : QString())
        .put("at"_L1, numbersToJson(result.at))
        .put("v"_L1, result.version)
        .put("code"_L1, result.code)
        .put("args"_L1, listOf(result.args))
        .put("hint"_L1, result.hint);
    return writer.object();
}

Json toJson(const CommandAnswer &answer)
{
    return ObjectWriter()
        .always("last_n"_L1, answer.lastN)
        .always("server_time"_L1, answer.serverTime.toText())
        .always("results"_L1,
                listOf(answer.results, [](const CommandResult &result) { return toJson(result); }))
        .object();
}

Result<CommandResult> decodeResult(const QByteArray &bytes)
{
    return decodeMessage<CommandResult>(bytes, readResult);
}

Result<CommandAnswer> decodeCommandAnswer(const QByteArray &bytes)
{
    return decodeMessage<CommandAnswer>(bytes, [](ObjectReader &reader) {
        CommandAnswer answer;
        answer.lastN = reader.integer("last_n"_L1, 0, integerMax);
        answer.serverTime = reader.instant("server_time"_L1);
        reader.objects(
            "results"_L1, 0,
            [&](ObjectReader &result) { answer.results.append(readResult(result)); },
            batchCommandsMax);
        return answer;
    });
}

} // namespace storehand::wire
