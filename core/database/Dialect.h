// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace storehand {

enum class Engine { Sqlite, Postgres };

/// Writes out the few words in which the two engines differ. Statements are written once, in the
/// common subset, with these words in braces:
///
/// | word            | SQLite                | PostgreSQL               |
/// | {int}           | INTEGER               | BIGINT                   |
/// | {real}          | REAL                  | DOUBLE PRECISION         |
/// | {text}          | TEXT                  | TEXT COLLATE "C"         |
/// | {bytes}         | BLOB                  | BYTEA                    |
/// | {strict}        | STRICT                |                          |
/// | {keyed}         | WITHOUT ROWID, STRICT |                          |
/// | {for_update}    |                       | FOR UPDATE               |
/// | {skip_locked}   |                       | FOR UPDATE SKIP LOCKED   |
///
/// {strict} and {keyed} end a CREATE TABLE; {keyed} suits small rows found by their primary key.
/// Neither engine numbers rows by itself: keys are made by the program. XOR of two integers is
/// `(a | b) - (a & b)` on both. An unknown word stops the program.
[[nodiscard]] QString expandDialect(const QString &sql, Engine engine);

} // namespace storehand
