// SPDX-License-Identifier: Apache-2.0
#include "core/store/OutboxSchema.h"

using namespace Qt::Literals::StringLiterals;

namespace storehand {

const std::vector<Migration> &outboxMigrations()
{
    static const std::vector<Migration> migrations{
        {1,
         {
             u"CREATE TABLE command("
             "  era {int} NOT NULL,"
             "  n {int} NOT NULL,"
             "  id {text} NOT NULL UNIQUE,"
             "  at {int} NOT NULL,"
             "  acknowledged_at {int},"
             "  crc {int} NOT NULL,"
             "  hash {bytes} NOT NULL,"
             "  line {bytes} NOT NULL,"
             "  effect {bytes} NOT NULL,"
             "  result {bytes},"
             "  PRIMARY KEY(era, n)"
             ") {keyed}"_s,
             u"CREATE TABLE personal("
             "  id {text} NOT NULL PRIMARY KEY,"
             "  subject {text} NOT NULL,"
             "  erase_at {int},"
             "  sealed {bytes} NOT NULL"
             ") {keyed}"_s,
             u"CREATE INDEX personal_subject ON personal(subject)"_s,
             u"CREATE TABLE meta("
             "  key {text} NOT NULL PRIMARY KEY,"
             "  value {bytes} NOT NULL"
             ") {keyed}"_s,
         }},
    };
    return migrations;
}

} // namespace storehand
