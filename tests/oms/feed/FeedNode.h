// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/feed/FeedReader.h"
#include "oms/feed/FeedWriter.h"
#include "oms/storage/Schema.h"
#include "tests/support/FakeRandom.h"
#include "tests/support/TestDatabase.h"

namespace storehand::test {

/// One node: a connection with what reads and writes the feed over it.
struct FeedNode
{
    explicit FeedNode(const TestDatabase &database)
        : connection(database.connect())
        , vault(FieldCipher::makeKey(random), random)
        , customers(*connection, vault)
        , heads(*connection)
        , writer(*connection, heads)
        , reader(*connection, heads, customers, seal)
    {
        const bool isReady = migrate(*connection, oms::schemaMigrations()) &&
                             connection->run(QStringLiteral("INSERT INTO meta(name, value)"
                                                            " VALUES ('epoch', ?)"
                                                            " ON CONFLICT (name) DO NOTHING"),
                                             {QByteArray("epoch-1")}) &&
                             heads.load();
        if (!isReady)
            qFatal("the schema cannot be made");
    }

    FakeRandom random;
    std::unique_ptr<Connection> connection;
    oms::Vault vault;
    oms::Customers customers;
    oms::FeedHeads heads;
    oms::CursorSeal seal{Sensitive(QByteArray(KeyedHash::keySize, 'k'))};
    oms::FeedWriter writer;
    oms::FeedReader reader;
};

} // namespace storehand::test
