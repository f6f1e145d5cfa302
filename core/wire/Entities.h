// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Assignment.h"
#include "core/domain/Customer.h"
#include "core/domain/Error.h"
#include "core/domain/ExceptionCase.h"
#include "core/domain/Product.h"
#include "core/domain/Stock.h"
#include "core/domain/Store.h"
#include "core/domain/Task.h"
#include "core/wire/Json.h"
#include "core/wire/ObjectReader.h"

namespace storehand::wire {

/// Names of the entity kinds in the feed.
namespace entity {
inline constexpr QLatin1StringView assignment("assignment");
inline constexpr QLatin1StringView customer("customer");
inline constexpr QLatin1StringView exception("exception");
inline constexpr QLatin1StringView task("task");
inline constexpr QLatin1StringView stock("stock");
inline constexpr QLatin1StringView store("store");
inline constexpr QLatin1StringView person("person");
inline constexpr QLatin1StringView staging("staging");
inline constexpr QLatin1StringView product("product");
} // namespace entity

/// Ids of entities that have no id of their own: stock is "<store>/<sku>", staging
/// "<store>/<code>".
[[nodiscard]] QString entityId(const Stock &stock);
[[nodiscard]] QString entityId(const StagingLocation &place);

/// Entities as JSON objects, the same bytes in the order manager's tables, in the feed and in a
/// station's cache. Readers ignore fields they do not know, so that a newer order manager can add
/// some.
[[nodiscard]] Json toJson(const Assignment &assignment);
[[nodiscard]] Json toJson(const Line &line);
[[nodiscard]] Json toJson(const Why &why);
[[nodiscard]] Json toJson(const Stock &stock);
[[nodiscard]] Json toJson(const Store &store);
[[nodiscard]] Json toJson(const Person &person);
[[nodiscard]] Json toJson(const StagingLocation &place);
[[nodiscard]] Json toJson(const Product &product);
[[nodiscard]] Json toJson(const Customer &customer);
[[nodiscard]] Json toJson(const Address &address);
[[nodiscard]] Json toJson(const ExceptionCase &exception);
[[nodiscard]] Json toJson(const Task &task);
[[nodiscard]] Json toJson(const Verdict &verdict);

/// The reading side; `into<Assignment>(bytes)` is the usual way in.
void read(ObjectReader &reader, Assignment &assignment);
void read(ObjectReader &reader, Line &line);
void read(ObjectReader &reader, Why &why);
void read(ObjectReader &reader, Stock &stock);
void read(ObjectReader &reader, Store &store);
void read(ObjectReader &reader, Person &person);
void read(ObjectReader &reader, StagingLocation &place);
void read(ObjectReader &reader, Product &product);
void read(ObjectReader &reader, Customer &customer);
void read(ObjectReader &reader, Address &address);
void read(ObjectReader &reader, ExceptionCase &exception);
void read(ObjectReader &reader, Task &task);
void read(ObjectReader &reader, Verdict &verdict);

/// The entity in an object's text, or Malformed with all problems.
template <typename T>
[[nodiscard]] Result<T> into(const QByteArray &bytes)
{
    return readWhole<T>(bytes, [](ObjectReader &reader) {
        T value;
        read(reader, value);
        return value;
    });
}

template <typename T>
[[nodiscard]] Result<T> into(const Json &json)
{
    return into<T>(json.bytes());
}

} // namespace storehand::wire
