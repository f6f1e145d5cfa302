// SPDX-License-Identifier: Apache-2.0
#include "app/window/Screenshots.h"

#include "app/edges/SystemClock.h"
#include "app/window/PictureWalk.h"
#include "core/domain/Codes.h"
#include "core/station/Roster.h"
#include "ui/controls/PictureItem.h"
#include "ui/frame/StationWords.h"

#include <QDir>

#include <functional>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;
using demo::DemoShop;

namespace {

const PersonCode mere{QString(DemoShop::picker)};
const PersonCode nadia{u"0040"_s};
const PersonCode liam{u"0043"_s};
const QString nadiaPin = u"459151"_s;
const QString scannerOfNadia = u"Scanner 2"_s;
const AssignmentId firstPickup(u"assignment-HC-104202"_s);
const AssignmentId merinoOrder(u"assignment-HC-104211"_s);
const AssignmentId arrivedPickup(u"assignment-HC-104258"_s);
const AssignmentId unprovenPickup(u"assignment-HC-104259"_s);

/// A state of the window and the name of its picture.
struct Shot
{
    QString name;
    std::function<void()> reach;
};

Status takeAll(PictureWalk &walk, const QList<Shot> &shots)
{
    for (const Shot &shot : shots) {
        shot.reach();
        if (const Status saved = walk.save(shot.name); !saved)
            return saved;
    }
    return {};
}

QList<ScannerView> scanners(bool secondWorks)
{
    ScannerView first{.name = u"Scanner 1"_s,
                      .source = u"serial"_s,
                      .path = u"/dev/ttyACM0"_s,
                      .working = true,
                      .reads = 214};
    ScannerView second{.name = scannerOfNadia,
                       .source = u"serial"_s,
                       .path = u"/dev/ttyACM1"_s,
                       .working = secondWorks,
                       .code = secondWorks ? QString() : QString(codes::deviceMissing),
                       .reads = 97};
    return {first, second};
}

Status beforeWork(PictureWalk &walk)
{
    Desktop &desktop = walk.desktop();
    const auto fails = [&desktop](ErrorKind kind, QLatin1StringView code, const QString &detail) {
        desktop.showFailure({kind, code, detail}, u"https://orders.harbour.example"_s);
    };
    return takeAll(walk,
                   {{u"start"_s, [&] { fails(ErrorKind::Unauthorized, codes::notEnrolled, {}); }},
                    {u"start-offline"_s, [&] { fails(ErrorKind::Offline, codes::offline, {}); }},
                    {u"start-error"_s,
                     [&] {
                         fails(ErrorKind::Storage, codes::dataFolderInUse,
                               u"another storehand uses \"/home/shop/station\""_s);
                     }},
                    {u"signin"_s,
                     [&] {
                         desktop.showWork();
                         desktop.signIn().choose(mere.text);
                     }},
                    {u"signin-locked"_s, [&] {
                         desktop.signIn().choose(liam.text);
                         for (int at = 0; at <= Roster::failuresToShortLock; ++at) {
                             desktop.signIn().submit(u"000000"_s);
                             PictureWalk::settle();
                         }
                     }}});
}

Status queue(PictureWalk &walk)
{
    Desktop &desktop = walk.desktop();
    return takeAll(walk,
                   {{u"queue"_s, [&] { walk.signIn(mere, QString(DemoShop::pickerPin)); }},
                    {u"queue-order"_s, [&] { desktop.queue().sheet()->open(firstPickup.text); }},
                    {u"queue-search"_s,
                     [&] {
                         desktop.queue().sheet()->close();
                         desktop.frame().search(u"wei chen"_s);
                     }},
                    {u"queue-search-empty"_s, [&] { desktop.frame().search(u"lighthouse"_s); }},
                    {u"queue-alert"_s, [&] {
                         desktop.queue().endSearch();
                         Q_EMIT walk.station().ordersCame(3);
                         PictureWalk::settle();
                     }}});
}

Status picking(PictureWalk &walk)
{
    Desktop &desktop = walk.desktop();
    return takeAll(walk, {{u"pick-empty"_s,
                           [&] {
                               desktop.frame().closeAlert(QString(newOrdersAlert));
                               walk.show(Page::Pick);
                           }},
                          {u"pick"_s,
                           [&] {
                               desktop.queue().startWalk();
                               PictureWalk::settle();
                               walk.scanProduct(u"TEA-EB-50"_s);
                               desktop.frame().hideToast();
                           }},
                          {u"pick-wrong"_s, [&] { walk.scanProduct(u"TEA-EB-100"_s); }},
                          {u"pick-short"_s,
                           [&] {
                               walk.calm();
                               desktop.frame().press(ActKey::Short);
                           }},
                          {u"pick-two"_s, [&] {
                               desktop.pick().first()->shortItem(0);
                               walk.station().signIn(nadia, Sensitive<QString>(nadiaPin),
                                                     scannerOfNadia, [](const Result<Done> &) {});
                               walk.station().claim(nadia, {merinoOrder});
                               walk.show(Page::Pick);
                           }}});
}

/// Nadia ends what Mere began, alone at the desk.
void finishFirstPickup(PictureWalk &walk)
{
    walk.station().signOut(mere);
    walk.station().signOut(nadia);
    PictureWalk::settle();
    walk.signIn(nadia, nadiaPin);
    walk.station().takeOver(nadia, firstPickup);
    PictureWalk::settle();
    const OrderCardPtr card = walk.station().snapshot()->card(firstPickup);
    for (const LineView &line : card->lines) {
        for (int unit = 0; unit < line.open; ++unit)
            walk.scanProduct(line.sku.text);
    }
    walk.station().finishWalk(nadia);
    PictureWalk::settle();
}

Status shelfAndCounter(PictureWalk &walk)
{
    Desktop &desktop = walk.desktop();
    return takeAll(walk, {{u"shelf"_s,
                           [&] {
                               finishFirstPickup(walk);
                               walk.show(Page::Shelf);
                               desktop.stage().choose(firstPickup.text);
                               walk.scan(u"P-000301"_s);
                               walk.calm();
                           }},
                          {u"counter-list"_s, [&] { walk.show(Page::Counter); }},
                          {u"counter"_s, [&] { desktop.counter().choose(arrivedPickup.text); }}});
}

Status devicesAndSettings(PictureWalk &walk)
{
    return takeAll(walk,
                   {{u"devices"_s, [&] { walk.show(Page::Devices); }},
                    {u"devices-error"_s, [&] { walk.station().setScanners(scanners(false)); }},
                    {u"settings"_s, [&] {
                         walk.station().setScanners(scanners(true));
                         walk.show(Page::Settings);
                     }}});
}

Status inAndOutOfStep(PictureWalk &walk)
{
    return takeAll(walk, {{u"sync"_s, [&] { walk.show(Page::Sync); }},
                          {u"sync-decision"_s,
                           [&] {
                               walk.station().handOver(nadia, unprovenPickup, {},
                                                       Sensitive<QString>(QString()), {});
                               walk.show(Page::Sync);
                           }},
                          {u"sync-both-sides"_s,
                           [&] {
                               const auto first = walk.desktop().sync().decisions()->index(0, 0);
                               walk.desktop().sync().compare(
                                   first.data(Qt::UserRole).value<DecisionRow>().id);
                           }},
                          {u"sync-offline"_s,
                           [&] {
                               LinkView link = walk.link();
                               link.online = false;
                               link.error = codes::offline;
                               link.outbox = 31;
                               walk.setLink(link);
                           }},
                          {u"queue-offline"_s, [&] { walk.show(Page::Queue); }}});
}

Status nothingToDo(PictureWalk &walk)
{
    walk.signIn(nadia, nadiaPin);
    return takeAll(walk, {{u"queue-empty"_s, [&] { walk.show(Page::Queue); }},
                          {u"shelf-empty"_s, [&] { walk.show(Page::Shelf); }},
                          {u"counter-empty"_s, [&] { walk.show(Page::Counter); }},
                          {u"devices-empty"_s, [&] { walk.show(Page::Devices); }}});
}

Status takeWorkingShop(const ScreenshotOptions &options, Clock &clock)
{
    const auto shop = DemoShop::open(clock);
    if (!shop)
        return failure(shop.error());
    PictureWalk walk(options, **shop, clock);
    walk.station().setScanners(scanners(true));
    using Scene = Status (*)(PictureWalk &);
    if (const Status opened = walk.open(); !opened)
        return opened;
    for (const Scene scene :
         {beforeWork, queue, picking, shelfAndCounter, devicesAndSettings, inAndOutOfStep}) {
        if (const Status taken = scene(walk); !taken)
            return taken;
    }
    return {};
}

Status takeQuietShop(const ScreenshotOptions &options, Clock &clock)
{
    const auto shop = DemoShop::open(clock, DemoShop::Work::None);
    if (!shop)
        return failure(shop.error());
    PictureWalk walk(options, **shop, clock);
    if (const Status opened = walk.open(); !opened)
        return opened;
    return nothingToDo(walk);
}

} // namespace

Status takeScreenshots(const ScreenshotOptions &options)
{
    if (!QDir().mkpath(options.folder))
        return failure(ErrorKind::Storage, codes::storageFailed,
                       u"cannot make the folder \"%1\""_s.arg(options.folder));
    PictureItem::setFolders({u":/storehand/demo/pictures"_s});
    SystemClock clock;
    if (const Status taken = takeWorkingShop(options, clock); !taken)
        return taken;
    return takeQuietShop(options, clock);
}

} // namespace storehand::app
