// SPDX-License-Identifier: Apache-2.0
#include "bench/StationFolder.h"

#include "bench/Chain.h"

#include <QDir>
#include <QJsonArray>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int settleMs = 120'000;

Status done(const Result<QJsonObject> &reply)
{
    return reply ? Status() : failure(reply.error());
}

} // namespace

QString stationFolder(const Place &place)
{
    return QDir(place.folder).filePath(u"station"_s);
}

Result<std::unique_ptr<story::JsonProgram>> startHeadless(const Place &place,
                                                          const QStringList &more)
{
    auto station = std::make_unique<story::JsonProgram>(
        place.bin + u"/storehand"_s,
        QStringList{u"headless"_s, u"--data"_s, stationFolder(place)} + more);
    if (const Status started = station->start(); !started)
        return failure(started.error());
    if (const auto ready = station->awaitEvent(u"ready"_s); !ready)
        return failure(ready.error());
    return station;
}

Result<std::unique_ptr<story::JsonProgram>>
joinHeadless(const Place &place, story::HeadOffice &office, const QStringList &more)
{
    const auto code = office.enrolmentCode(storeCode(0), u"Front desk"_s);
    if (!code)
        return failure(code.error());
    return startHeadless(place, QStringList{u"--oms"_s, office.url(), u"--enrol"_s, *code} + more);
}

Status signIn(story::JsonProgram &station)
{
    return done(station.ask(
        {{u"do"_s, u"sign_in"_s}, {u"person"_s, personCode(0)}, {u"pin"_s, QString(personPin)}}));
}

Status claim(story::JsonProgram &station, const QString &orderRef)
{
    const auto found = station.ask({{u"do"_s, u"find"_s}, {u"text"_s, orderRef}});
    if (!found)
        return failure(found.error());
    const QString id =
        found->value("assignments"_L1).toArray().at(0).toObject().value("id"_L1).toString();
    return done(station.ask({{u"do"_s, u"claim"_s}, {u"assignment"_s, id}}));
}

Status settle(story::JsonProgram &station)
{
    return done(station.ask({{u"do"_s, u"settle"_s}, {u"timeout_ms"_s, settleMs}}));
}

Status fillStation(const Place &place)
{
    constexpr ChainSize size{.products = 20'000, .ordersPerStore = 5'000};
    const auto office = openOffice(place);
    if (!office)
        return failure(office.error());
    const QList<QByteArray> lines = chainLines(size) + orderLines(size) + QList{longOrderLine()};
    if (const Status filled = importLines(**office, place, lines); !filled)
        return filled;
    const auto station = joinHeadless(place, **office);
    if (!station)
        return failure(station.error());
    return (*station)->terminate().map([](int) {});
}

} // namespace storehand::bench
