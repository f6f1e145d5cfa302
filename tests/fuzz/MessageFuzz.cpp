// SPDX-License-Identifier: Apache-2.0
#include "core/wire/ObjectWriter.h"
#include "core/wire/ProtocolCommands.h"
#include "core/wire/ProtocolEnrol.h"
#include "core/wire/ProtocolFeed.h"
#include "core/wire/ProtocolHello.h"
#include "core/wire/ProtocolSnapshot.h"
#include "tests/fuzz/FuzzInput.h"

using namespace storehand;
using namespace storehand::fuzz;
using namespace storehand::wire;

namespace {

template <typename T>
void readAs(const QByteArray &bytes, Result<T> (*decode)(const QByteArray &))
{
    const Result<T> message = decode(bytes);
    if (!message) {
        demand(!message.error().detail.isEmpty(), "refused without a reason");
        return;
    }
    const Result<T> again = decode(toBytes(toJson(*message)));
    demand(again && *again == *message, "a message changes");
}

} // namespace

/// Each message of the protocol is read or refused; what was read is read again from what is
/// written.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    readAs<ErrorBody>(bytes, decodeErrorBody);
    readAs<EnrolRequest>(bytes, decodeEnrolRequest);
    readAs<EnrolAnswer>(bytes, decodeEnrolAnswer);
    readAs<HelloRequest>(bytes, decodeHelloRequest);
    readAs<HelloAnswer>(bytes, decodeHelloAnswer);
    readAs<CommandResult>(bytes, decodeResult);
    readAs<CommandAnswer>(bytes, decodeCommandAnswer);
    readAs<FeedPage>(bytes, decodeFeedPage);
    readAs<SnapshotRequest>(bytes, decodeSnapshotRequest);
    readAs<SnapshotAnswer>(bytes, decodeSnapshotAnswer);
    readAs<SnapshotPage>(bytes, decodeSnapshotPage);
    return 0;
}
