// SPDX-License-Identifier: Apache-2.0
#include "core/wire/Entities.h"
#include "core/wire/ObjectWriter.h"
#include "oms/usecases/ImportLine.h"
#include "tests/fuzz/FuzzInput.h"

using namespace storehand;
using namespace storehand::fuzz;

namespace {

/// What an import takes is later read from the tables.
template <typename T>
void canBeKept(const oms::ImportLine &line)
{
    const T *entity = std::get_if<T>(&line);
    if (!entity)
        return;
    const Result<T> kept = wire::into<T>(wire::toBytes(wire::toJson(*entity)));
    demand(kept && *kept == *entity, "what was taken cannot be read again");
}

} // namespace

/// A line of an import is taken or refused with every reason.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const auto line = oms::readImportLine(bytesOf(data, size));
    if (!line) {
        demand(!line.error().detail.isEmpty(), "refused without a reason");
        return 0;
    }
    canBeKept<Store>(*line);
    canBeKept<Product>(*line);
    canBeKept<StagingLocation>(*line);
    if (const auto *stock = std::get_if<oms::ImportedStock>(&*line))
        demand(stock->onHand >= 0 && stock->safety >= 0, "less than nothing in stock");
    return 0;
}
