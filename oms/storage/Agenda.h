// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"

namespace storehand::oms {

/// Something that must happen at a time: "pickup_expires" of an assignment, and the like.
struct DueItem
{
    QString kind;
    QString subject;
    Instant at;

    friend bool operator==(const DueItem &, const DueItem &) = default;
};

/// What is due when. At most one item per kind and subject: setting it again moves it.
class Agenda
{
public:
    explicit Agenda(Connection &connection)
        : m_connection(connection)
    {}

    [[nodiscard]] Status set(const DueItem &item);
    /// Unless it is set already.
    [[nodiscard]] Status setOnce(const DueItem &item);
    [[nodiscard]] Status drop(const QString &kind, const QString &subject);
    [[nodiscard]] Result<std::optional<Instant>> next();
    /// The earliest items due at `now`, skipping those another node works on.
    [[nodiscard]] Result<QList<DueItem>> take(Instant now, int limit);

private:
    Connection &m_connection;
};

} // namespace storehand::oms
