// SPDX-License-Identifier: Apache-2.0
#include "app/window/Screenshots.h"

#include "app/demo/shop/DemoShop.h"
#include "app/edges/SystemClock.h"
#include "app/window/Desktop.h"
#include "app/window/LocalGateway.h"
#include "core/domain/Codes.h"
#include "ui/controls/PictureItem.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;
using demo::DemoShop;

namespace {

constexpr int settleMs = 250; ///< longer than any motion on the screen

const PersonCode mere{QString(DemoShop::picker)};
const PersonCode nadia{u"0040"_s};
const QString nadiaPin = u"459151"_s;
const QString scannerOfNadia = u"Scanner 2"_s;

/// One shop with its window, walked from page to page as people would.
class Walk
{
public:
    Walk(const ScreenshotOptions &options, DemoShop &shop, Clock &clock)
        : m_options(options)
        , m_shop(shop)
        , m_gateway(shop.station(), [&clock] { return clock.now(); })
        , m_desktop(
              m_gateway, [&clock] { return clock.now(); }, options.locale)
    {
        setLink({.enrolled = true, .online = true, .lastSuccessAt = clock.now()});
        m_gateway.setScanners({{.name = u"Scanner 1"_s,
                                .source = u"serial"_s,
                                .path = u"/dev/ttyACM0"_s,
                                .working = true,
                                .reads = 214},
                               {.name = scannerOfNadia,
                                .source = u"serial"_s,
                                .path = u"/dev/ttyACM1"_s,
                                .working = true,
                                .reads = 97}});
        m_desktop.apply({.shade = options.dark ? 2 : 1, .volume = 0, .reducedMotion = true});
    }

    [[nodiscard]] Status run();

private:
    void settle() const;
    void setLink(const LinkView &link) { m_shop.station().setLink(link); }
    [[nodiscard]] Status save(const QString &name) const;
    void scan(const QString &code);
    void show(Page page);
    void signIn(const PersonCode &person, const QString &pin);
    [[nodiscard]] Status takeSignIn();
    [[nodiscard]] Status takePicking();
    [[nodiscard]] Status takeShelf();
    [[nodiscard]] Status takeCounter();
    [[nodiscard]] Status takeFoot();

    const ScreenshotOptions &m_options;
    DemoShop &m_shop;
    LocalGateway m_gateway;
    Desktop m_desktop;
};

void Walk::settle() const
{
    QElapsedTimer since;
    since.start();
    while (since.elapsed() < settleMs)
        QCoreApplication::processEvents(QEventLoop::AllEvents, settleMs);
}

Status Walk::save(const QString &name) const
{
    settle();
    const QString file = QDir(m_options.folder).filePath(name + u".png"_s);
    if (!m_desktop.window().grabWindow().save(file))
        return failure(ErrorKind::Storage, codes::storageFailed,
                       u"cannot write \"%1\""_s.arg(file));
    return {};
}

void Walk::scan(const QString &code)
{
    m_gateway.injectScan(code, {});
    settle();
}

void Walk::show(Page page)
{
    m_desktop.frame().hideAnswer();
    m_desktop.frame().hideToast();
    m_desktop.frame().openPage(int(page));
    settle();
}

void Walk::signIn(const PersonCode &person, const QString &pin)
{
    m_desktop.signIn().choose(person.text);
    m_desktop.signIn().submit(pin);
    settle();
}

Status Walk::run()
{
    if (!m_desktop.open())
        return failure(ErrorKind::Malformed, codes::malformed, u"the window does not load"_s);
    m_desktop.window().resize(m_options.size);
    using Scene = Status (Walk::*)();
    for (const Scene scene : {&Walk::takeSignIn, &Walk::takePicking, &Walk::takeShelf,
                              &Walk::takeCounter, &Walk::takeFoot}) {
        if (const Status taken = (this->*scene)(); !taken)
            return taken;
    }
    return {};
}

Status Walk::takeSignIn()
{
    m_desktop.signIn().choose(mere.text);
    if (const Status saved = save(u"signin"_s); !saved)
        return saved;
    signIn(mere, QString(DemoShop::pickerPin));
    return save(u"queue"_s);
}

Status Walk::takePicking()
{
    show(Page::Pick);
    if (const Status saved = save(u"pick-empty"_s); !saved)
        return saved;
    m_desktop.queue().startWalk();
    settle();
    scan(DemoShop::codeOf(u"TEA-EB-50"_s));
    m_desktop.frame().hideToast();
    if (const Status saved = save(u"pick"_s); !saved)
        return saved;
    scan(DemoShop::codeOf(u"TEA-EB-100"_s));
    if (const Status saved = save(u"pick-wrong"_s); !saved)
        return saved;
    m_gateway.signIn(nadia, Sensitive<QString>(nadiaPin), scannerOfNadia,
                     [](const Result<Done> &) {});
    m_gateway.claim(nadia, {AssignmentId(u"assignment-HC-104211"_s)});
    settle();
    show(Page::Pick);
    return save(u"pick-two"_s);
}

Status Walk::takeShelf()
{
    m_desktop.frame().openPage(int(Page::Pick));
    for (const QString &sku : {u"TEA-EB-50"_s, u"HON-MAN-100"_s, u"BIS-ANZAC"_s})
        scan(DemoShop::codeOf(sku));
    m_gateway.confirm(mere, AssignmentId(u"assignment-HC-104201"_s));
    settle();
    show(Page::Shelf);
    m_desktop.stage().choose(u"assignment-HC-104201"_s);
    scan(u"P-000301"_s);
    m_desktop.frame().hideAnswer();
    return save(u"shelf"_s);
}

Status Walk::takeCounter()
{
    m_gateway.signOut(mere);
    m_gateway.signOut(nadia);
    settle();
    signIn(nadia, nadiaPin);
    show(Page::Counter);
    m_desktop.counter().choose(u"assignment-HC-104258"_s);
    return save(u"counter"_s);
}

Status Walk::takeFoot()
{
    show(Page::Devices);
    if (const Status saved = save(u"devices"_s); !saved)
        return saved;
    show(Page::Settings);
    if (const Status saved = save(u"settings"_s); !saved)
        return saved;
    LinkView link = m_shop.station().link();
    link.online = false;
    link.error = codes::offline;
    link.outbox = 31;
    setLink(link);
    show(Page::Sync);
    return save(u"sync-offline"_s);
}

} // namespace

Status takeScreenshots(const ScreenshotOptions &options)
{
    if (!QDir().mkpath(options.folder))
        return failure(ErrorKind::Storage, codes::storageFailed,
                       u"cannot make the folder \"%1\""_s.arg(options.folder));
    PictureItem::setFolders({u":/storehand/demo/pictures"_s});
    SystemClock clock;
    const auto shop = DemoShop::open(clock);
    if (!shop)
        return failure(shop.error());
    return Walk(options, **shop, clock).run();
}

} // namespace storehand::app
