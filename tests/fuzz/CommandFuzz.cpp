// SPDX-License-Identifier: Apache-2.0
#include "core/wire/CommandJson.h"
#include "core/wire/ProtocolCommands.h"
#include "tests/fuzz/FuzzInput.h"

using namespace storehand;
using namespace storehand::fuzz;
using namespace storehand::wire;

namespace {

void readLine(const QByteArray &line)
{
    const auto command = decodeCommand(line);
    if (!command)
        return;
    const QByteArray written = encodeCommand(*command);
    demand(!written.contains('\n'), "a command is one line");
    const auto again = decodeCommand(written);
    demand(again && *again == *command, "a command changes");
    demand(encodeCommand(*again) == written, "a command has two forms");
}

void readBatch(const QByteArray &bytes)
{
    const auto batch = decodeBatch(bytes);
    if (!batch)
        return;
    const auto again = decodeBatch(encodeBatch(*batch));
    demand(again && *again == *batch, "a batch changes");
    for (const QByteArray &line : batch->lines)
        readLine(line);
}

void readEffect(const QByteArray &bytes)
{
    const auto effect = decodeEffect(bytes);
    if (!effect)
        return;
    const auto again = decodeEffect(encodeEffect(*effect));
    demand(again && *again == *effect, "an effect changes");
}

} // namespace

/// Lines of an outbox, batches of them, and what commands did are read or refused; what was read
/// is read again from what is written.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    readLine(bytes);
    readBatch(bytes);
    readEffect(bytes);
    return 0;
}
