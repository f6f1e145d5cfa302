// SPDX-License-Identifier: Apache-2.0
#include "core/wire/Entities.h"
#include "core/wire/ObjectWriter.h"
#include "tests/fuzz/FuzzInput.h"

using namespace storehand;
using namespace storehand::fuzz;

namespace {

template <typename T>
void readAs(const QJsonObject &object)
{
    const Result<T> entity = wire::into<T>(object);
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
    const auto object = wire::parseObject(bytesOf(data, size));
    if (!object)
        return 0;
    readAs<Assignment>(*object);
    readAs<Line>(*object);
    readAs<Why>(*object);
    readAs<Stock>(*object);
    readAs<Store>(*object);
    readAs<Person>(*object);
    readAs<StagingLocation>(*object);
    readAs<Product>(*object);
    readAs<Customer>(*object);
    readAs<Address>(*object);
    readAs<ExceptionCase>(*object);
    readAs<Task>(*object);
    readAs<Verdict>(*object);
    return 0;
}
