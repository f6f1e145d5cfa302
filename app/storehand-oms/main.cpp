// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/AdminCommands.h"
#include "app/storehand-oms/CommandLine.h"
#include "app/storehand-oms/Output.h"
#include "app/storehand-oms/ServeCommand.h"

#include <QCoreApplication>

#include <cstdio>

using namespace storehand;
using namespace storehand::oms;

namespace {

constexpr int wrongUsage = 2;

int run(const CommandLine &line)
{
    switch (line.command) {
    case CommandName::Help:
        std::fputs(qUtf8Printable(helpText(line.helpTopic)), stdout);
        return 0;
    case CommandName::Version:
        std::puts("storehand-oms " STOREHAND_VERSION);
        return 0;
    case CommandName::Serve:
        return runServe(line);
    case CommandName::Import:
    case CommandName::Enrol:
    case CommandName::ChannelKey:
    case CommandName::Stations:
    case CommandName::Revoke:
    case CommandName::Forget:
    case CommandName::Verify:
        return runAdminCommand(line);
    }
    Q_UNREACHABLE();
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const Result<CommandLine> line = parseCommandLine(QCoreApplication::arguments().sliced(1));
    if (!line) {
        say(QStringLiteral("storehand-oms: %1\nTry: storehand-oms help").arg(line.error().detail));
        return wrongUsage;
    }
    return run(*line);
}
