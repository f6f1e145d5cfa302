// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/KeyedText.h"
#include "scanner/decode/WedgeHabit.h"
#include "tests/fuzz/FuzzInput.h"

#include <algorithm>

using namespace storehand;
using namespace storehand::fuzz;
using namespace storehand::scanner;

namespace {

/// What the computer gets when a scanner presses the keys of `usText`; empty when a US keyboard has
/// no such key.
QString typedOn(const HostLayout &layout, const QString &usText)
{
    const HostLayout &us = *HostLayout::find(u"us");
    QString typed;
    for (const QChar c : usText) {
        const qsizetype plain = us.plain.indexOf(c);
        const qsizetype shifted = us.shifted.indexOf(c);
        if (plain < 0 && shifted < 0)
            return {};
        typed += plain >= 0 ? layout.plain[plain] : layout.shifted[shifted];
    }
    return typed;
}

} // namespace

/// Keys are read as one of the texts that they can stand for, and a scanner's keys, typed on any
/// layout, give back what it had read.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    Choices choices(data, size);
    const QStringList names = HostLayout::names();
    const HostLayout &layout = *HostLayout::find(names[choices.below(int(names.size()))]);
    const QByteArray keys = choices.rest();
    const QString text = QString::fromUtf8(keys);
    (void)likeliestReading(text, layout);
    if (const QString typed = typedOn(layout, text); !typed.isEmpty())
        demand(usTextOf(typed, layout) == text, "keys give another text");

    WedgeHabit habit;
    const qsizetype half = keys.size() / 2;
    for (int read = 0; read < 3; ++read) {
        const QByteArray typed = keys.left(half);
        const QByteArray usKeys = keys.mid(half);
        const QByteArray reading = habit.readingOf(typed, usKeys);
        demand(reading == typed || reading == usKeys, "a reading that nobody typed");
    }
    return 0;
}
