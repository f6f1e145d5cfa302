// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/domain/Person.h"

namespace storehand::oms {

/// Who may sign in at stations, and where.
class Persons
{
public:
    explicit Persons(Connection &connection)
        : m_connection(connection)
    {}

    [[nodiscard]] Result<std::optional<Person>> find(const PersonCode &code);
    [[nodiscard]] Result<std::optional<Person>> findForChange(const PersonCode &code);
    /// Who works in a store, by code.
    [[nodiscard]] Result<QList<Person>> of(const StoreCode &store);
    [[nodiscard]] Result<QList<Person>> all();
    [[nodiscard]] Status save(const Person &person, const QByteArray &body);

private:
    Connection &m_connection;
};

} // namespace storehand::oms
