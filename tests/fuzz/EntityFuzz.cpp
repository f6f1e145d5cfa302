// SPDX-License-Identifier: Apache-2.0
#include "core/wire/Entities.h"
#include "core/wire/ObjectWriter.h"
#include "tests/fuzz/FuzzInput.h"

using namespace storehand;
using namespace storehand::fuzz;

namespace {

template <typename T>
void readAs(const QByteArray &bytes)
{
    const Result<T> entity = wire::into<T>(bytes);
    if (!entity) {
        demand(!entity.error().detail.isEmpty(), "refused without a reason");
        return;
    }
    const Result<T> again = wire::into<T>(wire::toBytes(wire::toJson(*entity)));
    demand(again && *again == *entity, "an entity changes");
}

} // namespace

/// What the feed and the tables hold is read or refused, as each kind; what was read is read again
/// from what is written.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    if (!wire::JsonDocument::parse(bytes))
        return 0;
    readAs<Assignment>(bytes);
    readAs<Line>(bytes);
    readAs<Why>(bytes);
    readAs<Stock>(bytes);
    readAs<Store>(bytes);
    readAs<Person>(bytes);
    readAs<StagingLocation>(bytes);
    readAs<Product>(bytes);
    readAs<Customer>(bytes);
    readAs<Address>(bytes);
    readAs<ExceptionCase>(bytes);
    readAs<Task>(bytes);
    readAs<Verdict>(bytes);
    return 0;
}
