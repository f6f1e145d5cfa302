// SPDX-License-Identifier: Apache-2.0
#include "core/store/CacheSchema.h"

using namespace Qt::Literals::StringLiterals;

namespace storehand {

const std::vector<Migration> &cacheMigrations()
{
    static const std::vector<Migration> migrations{
        {1,
         {
             u"CREATE TABLE copy("
             "  id {int} PRIMARY KEY,"
             "  topic {text} NOT NULL,"
             "  state {int} NOT NULL,"
             "  seq {int} NOT NULL,"
             "  digest {int} NOT NULL"
             ") {strict}"_s,
             u"CREATE TABLE entity("
             "  copy {int} NOT NULL,"
             "  entity {text} NOT NULL,"
             "  id {text} NOT NULL,"
             "  version {int} NOT NULL,"
             "  body {bytes} NOT NULL,"
             "  PRIMARY KEY(copy, entity, id)"
             ") {keyed}"_s,
             u"CREATE TABLE lookup("
             "  copy {int} NOT NULL,"
             "  kind {text} NOT NULL,"
             "  key {text} NOT NULL,"
             "  entity {text} NOT NULL,"
             "  id {text} NOT NULL,"
             "  value {text} NOT NULL,"
             "  PRIMARY KEY(copy, kind, key, entity, id)"
             ") {keyed}"_s,
             u"CREATE INDEX lookup_entity ON lookup(copy, entity, id)"_s,
             u"CREATE TABLE meta("
             "  key {text} NOT NULL PRIMARY KEY,"
             "  value {bytes} NOT NULL"
             ") {keyed}"_s,
         }},
    };
    return migrations;
}

} // namespace storehand
