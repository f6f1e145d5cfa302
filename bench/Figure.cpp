// SPDX-License-Identifier: Apache-2.0
#include "bench/Figure.h"

#include <algorithm>
#include <cmath>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int digits = 3;

QString rounded(double value)
{
    constexpr double exactFrom = 1'000;
    return value < exactFrom ? QString::number(value, 'g', digits)
                             : QString::number(qRound64(value));
}

QString judged(const Figure &figure)
{
    if (!figure.goal)
        return {};
    const Goal &goal = *figure.goal;
    const bool isMet = goal.atLeast ? figure.value >= goal.value : figure.value < goal.value;
    return u"goal %1 %2 %3: %4, %5 of it"_s.arg(
        goal.atLeast ? u"at least"_s : u"under"_s, rounded(goal.value), figure.unit,
        isMet ? u"met"_s : u"MISSED"_s, rounded(figure.value / goal.value));
}

} // namespace

double quantile(QList<double> values, double share)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto rank = qsizetype(std::ceil(share * double(values.size())));
    return values[std::clamp<qsizetype>(rank - 1, 0, values.size() - 1)];
}

QString tableOf(const QList<Figures> &rounds)
{
    QString table;
    if (rounds.isEmpty())
        return table;
    for (qsizetype at = 0; at < rounds.first().size(); ++at) {
        QList<double> values;
        for (const Figures &round : rounds)
            values.append(round[at].value);
        Figure middle = rounds.first()[at];
        middle.value = quantile(values, 0.5);
        table += u"  %1  %2 %3 (%4 to %5)  %6\n"_s.arg(
            middle.what.leftJustified(52), rounded(middle.value), middle.unit,
            rounded(quantile(values, 0)), rounded(quantile(values, 1)), judged(middle));
    }
    return table;
}

} // namespace storehand::bench
