// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"
#include "core/domain/Instant.h"
#include "core/domain/Names.h"

#include <QDate>
#include <QList>

#include <optional>

namespace storehand {

/// What a person may do, least first: a role may all that the ones before it may.
enum class Role { Picker, Counter, Lead, Manager, Owner, HeadOffice };

constexpr auto enumNames(Role)
{
    using enum Role;
    return NameTable<Role, 6>{{
        {Picker, QLatin1String("picker")},
        {Counter, QLatin1String("counter")},
        {Lead, QLatin1String("lead")},
        {Manager, QLatin1String("manager")},
        {Owner, QLatin1String("owner")},
        {HeadOffice, QLatin1String("head_office")},
    }};
}

/// Somebody who signs in at a station. One row of the topics config/<store> of their stores.
struct Person
{
    PersonCode code;
    qint64 version = 0;
    QString name;
    Role role = Role::Picker;
    QList<StoreCode> stores;
    QString pinVerifier;        ///< Argon2id string; never leaves OMS and stations
    std::optional<QDate> until; ///< last day of work, in the store's time zone
    bool revoked = false;

    friend bool operator==(const Person &, const Person &) = default;
};

} // namespace storehand
