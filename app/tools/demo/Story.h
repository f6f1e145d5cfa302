// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tools/demo/DemoChain.h"
#include "app/tools/demo/HeadOffice.h"
#include "app/tools/demo/Narrator.h"
#include "app/tools/demo/PtyScanner.h"

namespace storehand::demo {

/// One order from the web to the customer's hands, told in the terminal and checked at each step:
/// real programs, a scanner on a pseudo-terminal, an outage and a crash on the way.
class Story
{
public:
    /// `bin` is the folder of the programs, `data` an empty folder for what they keep.
    Story(DemoChain chain, const QString &bin, const QString &data);

    /// Runs all chapters; the first thing that is not as told ends it.
    [[nodiscard]] Status tell();

private:
    [[nodiscard]] Status headOfficeOpens();
    [[nodiscard]] Status stationJoins();
    [[nodiscard]] Status orderDropsIn();
    [[nodiscard]] Status pickingWithTheScanner();
    [[nodiscard]] Status internetGoesAway();
    [[nodiscard]] Status powerGoesAway();
    [[nodiscard]] Status allComesBack();
    [[nodiscard]] Status parcelWaits();
    [[nodiscard]] Status customerComes();
    [[nodiscard]] Status booksAreRight();

    [[nodiscard]] Status startStation(const QStringList &more = {});
    [[nodiscard]] Status signIn();
    [[nodiscard]] Status scan(const QString &code, const QString &result, const QString &told);

    /// The assignment of our order as the station's queue shows it now; empty when it is not there.
    [[nodiscard]] Result<QJsonObject> assignment();
    [[nodiscard]] static int picked(const QJsonObject &assignment);

    DemoChain m_chain;
    QString m_bin;
    QString m_data;
    Narrator m_narrator;
    HeadOffice m_office;
    PtyScanner m_scanner;
    std::unique_ptr<JsonProgram> m_station;
    QString m_assignment;
    QString m_pickupCode;
};

} // namespace storehand::demo
