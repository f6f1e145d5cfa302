// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tools/story/Cast.h"
#include "app/tools/story/HeadOffice.h"
#include "app/tools/story/Narrator.h"
#include "app/tools/story/PtyScanner.h"

namespace storehand::story {

/// One order from the web to the customer's hands, told in the terminal and checked at each step:
/// real programs, a scanner on a pseudo-terminal, an outage and a crash on the way.
class Story
{
public:
    /// `bin` is the folder of the programs, `data` an empty folder for what they keep.
    Story(Cast cast, const QString &bin, const QString &data);

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
    [[nodiscard]] Status signIn(const Cast::Person &person);
    [[nodiscard]] Status scan(const QString &code, const QString &result, const QString &told);

    /// The assignment of our order as the station's queue shows it now; empty when it is not there.
    [[nodiscard]] Result<QJsonObject> assignment();
    [[nodiscard]] static int picked(const QJsonObject &assignment);

    Cast m_cast;
    QString m_bin;
    QString m_data;
    Narrator m_narrator;
    HeadOffice m_office;
    PtyScanner m_scanner;
    std::unique_ptr<JsonProgram> m_station;
    QString m_assignment;
    QString m_pickupCode;
};

} // namespace storehand::story
