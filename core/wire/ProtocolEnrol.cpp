// SPDX-License-Identifier: Apache-2.0
#include "core/wire/ProtocolEnrol.h"

#include "core/wire/ProtocolRead.h"

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int keySize = 32;
} // namespace

Json toJson(const EnrolRequest &request)
{
    return ObjectWriter()
        .always("code"_L1, request.code)
        .always("key"_L1, base64Text(request.publicKey))
        .object();
}

Result<EnrolRequest> decodeEnrolRequest(const QByteArray &bytes)
{
    return decodeMessage<EnrolRequest>(bytes, [](ObjectReader &reader) {
        EnrolRequest request;
        request.code = reader.text("code"_L1, idMax);
        request.publicKey = readBytes(reader, "key"_L1, keySize);
        reader.refuseUnknown();
        return request;
    });
}

Json toJson(const EnrolAnswer &answer)
{
    return ObjectWriter()
        .always("station"_L1, answer.station.text)
        .always("name"_L1, answer.name)
        .always("store"_L1, answer.store.text)
        .always("pins"_L1, listOf(answer.pins, base64Text))
        .always("seal_key"_L1, base64Text(answer.sealKey))
        .always("verify_key"_L1, base64Text(answer.verifyKey))
        .always("pickup_key"_L1, base64Text(answer.pickupKey))
        .always("topics"_L1, listOf(answer.topics))
        .always("server_time"_L1, answer.serverTime.toText())
        .object();
}

Result<EnrolAnswer> decodeEnrolAnswer(const QByteArray &bytes)
{
    return decodeMessage<EnrolAnswer>(bytes, [](ObjectReader &reader) {
        EnrolAnswer answer;
        answer.station.text = reader.text("station"_L1, idMax);
        answer.name = reader.textOr("name"_L1);
        answer.store.text = reader.text("store"_L1, idMax);
        answer.pins = readPins(reader);
        answer.sealKey = readBytes(reader, "seal_key"_L1, keySize);
        answer.verifyKey = readBytes(reader, "verify_key"_L1, keySize);
        answer.pickupKey = readBytes(reader, "pickup_key"_L1, keySize);
        answer.topics = reader.textsOr("topics"_L1, topicsMax);
        answer.serverTime = reader.instant("server_time"_L1);
        return answer;
    });
}

} // namespace storehand::wire
