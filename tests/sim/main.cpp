// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/Program.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return storehand::sim::runProgram(QCoreApplication::arguments());
}
