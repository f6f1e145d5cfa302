// SPDX-License-Identifier: Apache-2.0
#include "tests/support/FakeRandom.h"

namespace storehand::test {

QByteArray FakeRandom::bytes(int count)
{
    QByteArray result(count, Qt::Uninitialized);
    for (char &byte : result)
        byte = static_cast<char>(m_engine());
    return result;
}

} // namespace storehand::test
