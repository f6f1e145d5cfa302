// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/FakeChain.h"

#include <QTest>

// Usage card, for tests of a chain on both engines
//   void initTestCase_data() { TestDatabase::addEngines(); }
//   void nothingIsLost() { CHAIN(chain); … SOUND(chain); }
#define CHAIN(name)                                                                                \
    QFETCH_GLOBAL(Engine, engine);                                                                 \
    storehand::test::FakeChain name(engine);                                                       \
    if (!name.isOpen())                                                                            \
    QSKIP("PostgreSQL is not installed")

// verify finds nothing
#define SOUND(chain) QCOMPARE(chain.findings(), QStringList())
