// SPDX-License-Identifier: Apache-2.0
#include "app/tools/show/StepWords.h"

#include "ui/controls/Tone.h"

#include <QCoreApplication>

namespace storehand::show {

using namespace Qt::Literals::StringLiterals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(StepWords)
};

} // namespace

StepWords wordsOf(Step step)
{
    switch (step) {
    case Step::OrderCame:
        return {Words::tr("An order drops in"), Words::tr("Wait a moment, or drop one in below")};
    case Step::Taken:
        return {Words::tr("Take it"), Words::tr("In the station's window: Queue, then Take")};
    case Step::Picked:
        return {Words::tr("Scan the right item"),
                Words::tr("The large button above is the trigger")};
    case Step::WrongRefused:
        return {Words::tr("Scan a wrong one"), Words::tr("Nothing is booked, and you hear it")};
    case Step::WorkedOffline:
        return {Words::tr("Unplug the internet and scan on"), Words::tr("Work does not stop")};
    case Step::CaughtUp:
        return {Words::tr("Plug it in again"), Words::tr("Head office catches up by itself")};
    case Step::NothingLost:
        return {Words::tr("Kill the program, start it again"),
                Words::tr("Every scan that beeped is still there")};
    case Step::Shelved:
        return {Words::tr("Put the bag on a shelf"),
                Words::tr("When all is picked: scan a bag label, then the shelf")};
    case Step::HandedOver:
        return {Words::tr("Hand it to the customer"),
                Words::tr("Scan the customer's code, then hand over")};
    }
    Q_UNREACHABLE();
}

ScanWords wordsOf(const QString &result)
{
    if (result == "picked"_L1)
        return {Words::tr("Picked, and on disk"), Tone::Good};
    if (result == "opened"_L1)
        return {Words::tr("Opened"), Tone::Good};
    if (result == "allocated"_L1)
        return {Words::tr("Sorted"), Tone::Good};
    if (result == "needs_detail"_L1)
        return {Words::tr("Good, and now its number"), Tone::Info};
    if (result == "already_complete"_L1)
        return {Words::tr("Already complete"), Tone::Warn};
    if (result == "wrong_item"_L1)
        return {Words::tr("Wrong item: nothing booked"), Tone::Bad};
    if (result == "unknown_code"_L1)
        return {Words::tr("Not an item"), Tone::Info};
    if (result == "duplicate"_L1)
        return {Words::tr("Read twice: counted once"), Tone::Warn};
    return {Words::tr("Not expected here: nothing booked"), Tone::Warn};
}

} // namespace storehand::show
