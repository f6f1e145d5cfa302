// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace storehand::bench {

/// What is demanded of a figure.
struct Goal
{
    double value = 0;
    bool atLeast = false; ///< else at most
};

/// One number that a bench saw.
struct Figure
{
    QString what;
    double value = 0;
    QString unit;
    std::optional<Goal> goal = {};
};

using Figures = QList<Figure>;

/// The value that `share` of the values (0 to 1) do not exceed; 0 of none.
[[nodiscard]] double quantile(QList<double> values, double share);

/// One line a figure: the median of the rounds, the lowest and the highest, and how the median
/// compares with the goal. All rounds have the same figures in the same order.
[[nodiscard]] QString tableOf(const QList<Figures> &rounds);

} // namespace storehand::bench
