// SPDX-License-Identifier: Apache-2.0
#include "core/domain/FailPoint.h"

#ifdef STOREHAND_FAIL_POINTS

#include <atomic>
#include <csignal>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where to die, and how often that point is passed until then.
struct Aim
{
    std::optional<FailPoint> point;
    int passings = 0;
};

Aim aimOfEnvironment()
{
    const QString text = qEnvironmentVariable(failPointVariable);
    if (text.isEmpty())
        return {};
    const Aim aim{fromText<FailPoint>(text.section(u':', 0, 0)), text.section(u':', 1).toInt()};
    if (!aim.point || aim.passings < 1)
        qFatal("%s=%s names no fail point", failPointVariable, qPrintable(text));
    return aim;
}

} // namespace

void pass(FailPoint point)
{
    static const Aim aim = aimOfEnvironment();
    static std::atomic<int> passed = 0;
    if (aim.point == point && ++passed == aim.passings)
        std::raise(SIGKILL);
}

} // namespace storehand

#else

void storehand::pass(FailPoint /*point*/) {}

#endif
