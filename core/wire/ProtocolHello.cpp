// SPDX-License-Identifier: Apache-2.0
#include "core/wire/ProtocolHello.h"

#include "core/wire/ProtocolRead.h"

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int schemaNumberMax = 1'000'000;
} // namespace

Json toJson(const HelloRequest &request)
{
    ObjectWriter writer;
    writer.always("install"_L1, request.install.text)
        .always("schema"_L1, request.schema)
        .always("last_n"_L1, request.lastN);
    put(writer, request.prev);
    writer.put("cursor"_L1, request.cursor);
    return writer.object();
}

Result<HelloRequest> decodeHelloRequest(const QByteArray &bytes)
{
    return decodeMessage<HelloRequest>(bytes, [](ObjectReader &reader) {
        HelloRequest request;
        request.install.text = reader.text("install"_L1, idMax);
        request.schema = static_cast<int>(reader.integer("schema"_L1, 1, schemaNumberMax));
        request.lastN = reader.integer("last_n"_L1, 0, integerMax);
        request.prev = readPrevious(reader);
        request.cursor = reader.textOr("cursor"_L1, {}, cursorTextMax);
        reader.refuseUnknown();
        return request;
    });
}

Json toJson(const HelloAnswer &answer)
{
    const Json limits = ObjectWriter()
                            .always("batch_commands"_L1, answer.batchCommands)
                            .always("batch_bytes"_L1, answer.batchBytes)
                            .object();
    return ObjectWriter()
        .always("server_time"_L1, answer.serverTime.toText())
        .always("last_n"_L1, answer.lastN)
        .always("min_schema"_L1, answer.schemaMin)
        .always("max_schema"_L1, answer.schemaMax)
        .always("epoch"_L1, answer.epoch)
        .always("limits"_L1, limits)
        .put("spread_s"_L1, answer.spreadSeconds)
        .put("ahead"_L1, answer.ahead)
        .put("flags"_L1, listOf(answer.flags))
        .put("pins"_L1, listOf(answer.pins, base64Text))
        .object();
}

Result<HelloAnswer> decodeHelloAnswer(const QByteArray &bytes)
{
    return decodeMessage<HelloAnswer>(bytes, [](ObjectReader &reader) {
        HelloAnswer answer;
        answer.serverTime = reader.instant("server_time"_L1);
        answer.lastN = reader.integer("last_n"_L1, 0, integerMax);
        answer.schemaMin = static_cast<int>(reader.integer("min_schema"_L1, 1, schemaNumberMax));
        answer.schemaMax = static_cast<int>(reader.integer("max_schema"_L1, 1, schemaNumberMax));
        answer.epoch = reader.text("epoch"_L1, idMax);
        reader.object("limits"_L1, [&](ObjectReader &limits) {
            answer.batchCommands =
                static_cast<int>(limits.integer("batch_commands"_L1, 1, batchCommandsMax));
            answer.batchBytes =
                static_cast<int>(limits.integer("batch_bytes"_L1, 1, batchBytesMax));
        });
        answer.spreadSeconds =
            static_cast<int>(reader.integerOr("spread_s"_L1, 0, 0, spreadSecondsMax));
        answer.ahead = reader.integerOr("ahead"_L1, 0, 0, integerMax);
        answer.flags = reader.textsOr("flags"_L1);
        answer.pins = readPins(reader);
        return answer;
    });
}

} // namespace storehand::wire
