// SPDX-License-Identifier: Apache-2.0
#include "app/window/Screenshots.h"

#include "app/edges/SystemClock.h"
#include "app/window/PictureWalk.h"
#include "core/domain/Codes.h"
#include "core/station/Roster.h"
#include "scanner/drawing/SymbolDrawing.h"
#include "ui/controls/PictureItem.h"
#include "ui/frame/StationWords.h"

#include <QDir>
#include <QPainter>

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
const QString xenon = u"usb:0c2e:0907:S1"_s;
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
                   {{u"start-opening"_s, [&] { desktop.showOpening(); }},
                    {u"start"_s, [&] { fails(ErrorKind::Unauthorized, codes::notEnrolled, {}); }},
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

/// A bag is chosen that does not want the first thing which is still to be picked, and that thing
/// is scanned.
void scanIntoWrongBag(PictureWalk &walk)
{
    const PickView view = *walk.station().snapshot()->pick(mere);
    const PickItem &item = view.items.at(view.next);
    for (const BagView &bag : view.bench.bags) {
        if (bag.assignment != item.assignment)
            walk.desktop().pick().first()->chooseBag(bag.number);
    }
    PictureWalk::settle();
    walk.scanProduct(item.line.sku.text);
    walk.calm();
}

Status sorting(PictureWalk &walk)
{
    Desktop &desktop = walk.desktop();
    return takeAll(walk, {{u"pick-two-bench"_s, [&] { walk.pickBy(PickWay::Paper); }},
                          {u"pick-bench"_s,
                           [&] {
                               walk.station().signOut(nadia);
                               walk.show(Page::Pick);
                               const PickView view = *walk.station().snapshot()->pick(mere);
                               walk.scanProduct(view.items.at(view.next).line.sku.text);
                               desktop.frame().hideAnswer();
                           }},
                          {u"pick-bench-wrong"_s, [&] { scanIntoWrongBag(walk); }},
                          {u"pick-done"_s, [&] {
                               walk.pickBy(PickWay::IntoBags);
                               walk.station().signIn(nadia, Sensitive<QString>(nadiaPin),
                                                     scannerOfNadia, [](const Result<Done> &) {});
                               PictureWalk::settle();
                               while (desktop.pick().first()->hasItem()) {
                                   desktop.pick().first()->shortItem(0);
                                   PictureWalk::settle();
                               }
                               walk.calm();
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
    return takeAll(walk,
                   {{u"shelf"_s,
                     [&] {
                         finishFirstPickup(walk);
                         walk.show(Page::Shelf);
                         desktop.stage().choose(firstPickup.text);
                         walk.scan(u"P-000301"_s);
                         walk.calm();
                     }},
                    {u"counter-list"_s, [&] { walk.show(Page::Counter); }},
                    {u"counter-search-empty"_s, [&] { desktop.counter().find(u"lighthouse"_s); }},
                    {u"counter"_s,
                     [&] {
                         desktop.counter().find({});
                         desktop.counter().choose(arrivedPickup.text);
                     }},
                    {u"counter-question"_s, [&] {
                         desktop.counter().chooseProof(2);
                         desktop.counter().typeProof(u"G. O."_s);
                         desktop.counter().confirm();
                     }}});
}

void plugInScanners(LocalScanners &scanners)
{
    using scanner::ScannerState;
    scanners.plugIn({.name = u"Honeywell Xenon 1900"_s, .id = xenon}, ScanSource::Hid,
                    u"USB 0c2e:0907"_s);
    scanners.plugIn({.name = u"ttyACM1"_s, .id = u"serial:/dev/ttyACM1"_s}, ScanSource::Serial,
                    u"/dev/ttyACM1"_s,
                    {ScannerState::Error, codes::deviceInUseBy, {u"ttyACM1"_s, u"minicom"_s}, {}});
    scanners.setBystanders({{.name = u"Zebra DS2208"_s,
                             .transport = ScanSource::Wedge,
                             .path = u"USB 05e0:1200"_s,
                             .mode = scanner::UsbMode::Keyboard,
                             .advice = {ScannerState::Closed,
                                        codes::scannerTypes,
                                        {u"Zebra DS2208"_s, u"\"HID POS\""_s},
                                        {}}}});
}

Status devicesAndSettings(PictureWalk &walk)
{
    LocalScanners &scanners = walk.scanners();
    const auto pane = [&walk](int index) {
        walk.desktop().window().findChild<QObject *>(u"devicesPage"_s)->setProperty("pane", index);
    };
    const auto lesson = [&scanners](int code) {
        QByteArray content = scanner::TeachLesson::codes()[code].content;
        scanners.read(xenon, content.replace('\x1d', "") + '\r');
    };
    return takeAll(walk, {{u"devices"_s,
                           [&] {
                               walk.press(Qt::Key_Escape);
                               plugInScanners(scanners);
                               walk.show(Page::Devices);
                               scanners.read(xenon, "]d20109521234543213"
                                                    "1726123110LOT42\x1d"
                                                    "21A1");
                           }},
                          {u"devices-set-up"_s, [&] { pane(1); }},
                          {u"devices-lesson"_s,
                           [&] {
                               pane(2);
                               scanners.teach(xenon);
                           }},
                          {u"devices-taught"_s,
                           [&] {
                               lesson(0);
                               lesson(1);
                               lesson(2);
                           }},
                          {u"devices-test-card"_s,
                           [&] {
                               pane(3);
                               scanners.stopTeaching(xenon);
                           }},
                          {u"devices-problem"_s,
                           [&] {
                               scanners.read(xenon, "9521234543214");
                               pane(0);
                           }},
                          {u"settings"_s, [&] { walk.show(Page::Settings); }}});
}

/// A label before a camera.
QImage labelInSight()
{
    QImage picture(640, 360, QImage::Format_Grayscale8);
    picture.fill(QColor(150, 150, 150));
    const auto drawing = scanner::SymbolDrawing::of(u"EAN-13"_s, "9521234543213");
    if (!drawing)
        return picture;
    constexpr int module = 3;
    const QRect label(QPoint(), QSize(module * drawing->width, 150));
    const QRect place = label.translated(picture.rect().center() - label.center());
    QPainter painter(&picture);
    painter.fillRect(place.adjusted(0, -14, 0, 14), QColor(240, 240, 240));
    for (int x = 0; x < drawing->width; ++x) {
        if (drawing->isDark(x, 0))
            painter.fillRect(place.left() + x * module, place.top(), module, place.height(),
                             QColor(30, 30, 30));
    }
    return picture;
}

Status camera(PictureWalk &walk)
{
    using Kind = CameraState::Kind;
    CameraViewModel &panel = walk.desktop().camera();
    const auto show = [&panel](Kind kind, const scanner::DeviceStatus &device = {}) {
        panel.show({.kind = kind,
                    .device = device,
                    .cameras = {{u"desk"_s, u"HD Webcam C270"_s}, {u"lid"_s, u"Integrated"_s}},
                    .current = u"desk"_s});
        if (panel.hasPicture())
            panel.setPicture(labelInSight());
    };
    return takeAll(
        walk,
        {{u"camera-opening"_s,
          [&] {
              walk.show(Page::Queue);
              show(Kind::Opening);
          }},
         {u"camera-looking"_s, [&] { show(Kind::Looking); }},
         {u"camera-read"_s, [&] { show(Kind::Read); }},
         {u"camera-gave-up"_s, [&] { show(Kind::GaveUp); }},
         {u"camera-trouble"_s,
          [&] {
              show(Kind::Trouble, {scanner::ScannerState::Error, codes::cameraForbidden, {}, {}});
          }},
         {u"keys"_s, [&] {
              panel.show({});
              walk.press(Qt::Key_F1);
          }}});
}

/// The page with what waits to be sent, of which nobody takes anything.
void showSync(PictureWalk &walk, bool online)
{
    walk.show(Page::Sync);
    LinkView link = walk.link();
    link.online = online;
    link.error = online ? QString() : QString(codes::offline);
    link.outbox = walk.station().snapshot()->waiting.size();
    walk.setLink(link);
}

/// Without a link each order has one station whose turn it is; here one of the other's is open.
void showOthersTurn(PictureWalk &walk)
{
    if (!walk.shop().addStation(u"Counter 2"_s))
        return;
    walk.station().refresh();
    PictureWalk::settle();
    for (const OrderCardPtr &card : walk.station().snapshot()->queue) {
        if (!card->othersTurn.isEmpty() && card->state == AssignmentState::Assigned) {
            walk.desktop().queue().sheet()->open(card->id.text);
            return;
        }
    }
}

Status inAndOutOfStep(PictureWalk &walk)
{
    return takeAll(
        walk, {{u"sync"_s, [&] { showSync(walk, true); }},
               {u"sync-decision"_s,
                [&] {
                    walk.station().handOver(nadia, unprovenPickup, {},
                                            Sensitive<QString>(QString()), {});
                    walk.show(Page::Sync);
                }},
               {u"sync-both-sides"_s,
                [&] {
                    const auto first = walk.desktop().sync().decisions()->index(0, 0);
                    walk.desktop().sync().compare(first.data(Qt::UserRole).value<DecisionRow>().id);
                }},
               {u"sync-offline"_s, [&] { showSync(walk, false); }},
               {u"queue-offline"_s, [&] { walk.show(Page::Queue); }},
               {u"queue-others-turn"_s, [&] { showOthersTurn(walk); }},
               {u"sync-rollback"_s, [&] {
                    walk.desktop().queue().sheet()->close();
                    walk.station().noteIncident({ErrorKind::Conflict, codes::rollback, {}});
                    showSync(walk, true);
                }}});
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
    for (const Scene scene : {beforeWork, queue, picking, sorting, shelfAndCounter, camera,
                              devicesAndSettings, inAndOutOfStep}) {
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
