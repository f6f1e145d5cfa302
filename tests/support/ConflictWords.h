// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/ChainStation.h"

#include <QTest>

namespace storehand::test {

/// The station is up to date, and this person works at it.
inline void open(ChainStation &desk, const QString &person)
{
    QVERIFY(desk.settle());
    desk.signIn(person);
}

/// Of the first line, as the order manager counts them.
inline Quantities unitsAt(FakeChain &chain, const Assignment &work)
{
    return chain.now(work).lines.first().units;
}

/// "code" of each open exception at the order manager about an order, sorted.
inline QStringList casesOf(FakeChain &chain, const Assignment &work)
{
    QStringList found;
    for (const ExceptionCase &exception : chain.exceptions()) {
        if (exception.target == work.id.text)
            found.append(exception.verdict.code);
    }
    found.sort();
    return found;
}

inline QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace storehand::test
