// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/storage/ChainKeys.h"
#include "oms/usecases/ImportPins.h"
#include "oms/usecases/UnitOfWork.h"

namespace storehand::oms {

/// A bad line of a file. `line` counts from 1.
struct ImportProblem
{
    int line = 0;
    QString problem;
};

struct ImportReport
{
    int lines = 0;
    std::optional<ImportProblem> problem; ///< then nothing of the file counts
};

/// Takes lines in, each as its own group. A line that names a store or product that the file or the
/// database does not have is a problem of that line. Repeating a file changes nothing that is the
/// same; stock becomes what it says.
class Import
{
public:
    /// All must outlive it. `pinCost` is for persons who are not among `pins`.
    Import(UnitOfWork &work, const ChainKeys &keys, PinHashCost pinCost, const ImportPins &pins)
        : m_work(work)
        , m_keys(keys)
        , m_pinCost(pinCost)
        , m_pins(pins)
    {}

    /// One line. Rejected or Malformed says what is wrong with it.
    [[nodiscard]] Status take(const ImportLine &line);
    /// A product alone: PUT /v1/products/{sku}.
    [[nodiscard]] Status takeProduct(Product product);

private:
    [[nodiscard]] Status needStore(const StoreCode &store);
    [[nodiscard]] Status takeStore(Store store);
    [[nodiscard]] Status takeStock(const ImportedStock &stock);
    [[nodiscard]] Status takePlace(const StagingLocation &place);
    [[nodiscard]] Status takePerson(const ImportedPerson &imported);
    [[nodiscard]] Status takeOrder(const ImportedOrder &imported);

    UnitOfWork &m_work;
    const ChainKeys &m_keys;
    PinHashCost m_pinCost;
    const ImportPins &m_pins;
};

} // namespace storehand::oms
