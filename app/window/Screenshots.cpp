// SPDX-License-Identifier: Apache-2.0
#include "app/window/Screenshots.h"

#include "app/demo/shop/DemoShop.h"
#include "app/edges/SystemClock.h"
#include "app/window/Desktop.h"
#include "app/window/LocalGateway.h"
#include "core/domain/Codes.h"
#include "ui/controls/PictureItem.h"
#include "ui/messages/Translations.h"

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
        , m_gateway(shop.station(), [&clock] { return clock.now(); })
        , m_desktop(m_gateway, [&clock] { return clock.now(); })
    {
        LinkView link{.enrolled = true, .online = true};
        link.lastSuccessAt = clock.now();
        shop.station().setLink(link);
        m_gateway.setScanners({{.name = u"Scanner 1"_s, .source = u"serial"_s, .working = true},
                               {.name = scannerOfNadia, .source = u"serial"_s, .working = true}});
        m_desktop.frame().sounds().setVolume(0);
        m_desktop.appearance().setReducedMotion(true);
        m_desktop.appearance().setShade(options.dark ? Appearance::Dark : Appearance::Light);
        m_desktop.appearance().setLanguage(options.locale);
    }

    [[nodiscard]] Status run();

private:
    void settle() const;
    [[nodiscard]] Status save(const QString &name) const;
    void scan(const QString &sku) { m_gateway.injectScan(DemoShop::codeOf(sku), {}); }
    [[nodiscard]] Status takePicking();

    const ScreenshotOptions &m_options;
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

Status Walk::run()
{
    if (!m_desktop.open())
        return failure(ErrorKind::Malformed, codes::malformed, u"the window does not load"_s);
    m_desktop.window().resize(m_options.size);
    m_desktop.signIn().choose(mere.text);
    if (const Status saved = save(u"signin"_s); !saved)
        return saved;
    m_desktop.signIn().submit(QString(DemoShop::pickerPin));
    if (const Status saved = save(u"queue"_s); !saved)
        return saved;
    return takePicking();
}

Status Walk::takePicking()
{
    m_desktop.frame().openPage(int(Page::Pick));
    if (const Status saved = save(u"pick-empty"_s); !saved)
        return saved;
    m_desktop.queue().startWalk();
    settle();
    scan(u"TEA-EB-50"_s);
    settle();
    m_desktop.frame().hideToast();
    if (const Status saved = save(u"pick"_s); !saved)
        return saved;
    scan(u"TEA-EB-100"_s);
    if (const Status saved = save(u"pick-wrong"_s); !saved)
        return saved;
    m_desktop.frame().hideAnswer();
    m_gateway.signIn(nadia, Sensitive<QString>(nadiaPin), scannerOfNadia,
                     [](const Result<Done> &) {});
    settle();
    for (const OrderCardPtr &card : m_gateway.snapshot()->queue) {
        if (card->state == AssignmentState::Assigned && !card->isClaimed()) {
            m_gateway.claim(nadia, {card->id});
            break;
        }
    }
    settle();
    m_desktop.frame().hideToast();
    return save(u"pick-two"_s);
}

} // namespace

Status takeScreenshots(const ScreenshotOptions &options)
{
    if (!QDir().mkpath(options.folder))
        return failure(ErrorKind::Storage, codes::storageFailed,
                       u"cannot make the folder \"%1\""_s.arg(options.folder));
    Translations translations;
    translations.use(options.locale);
    PictureItem::setFolders({u":/storehand/demo/pictures"_s});
    SystemClock clock;
    const auto shop = DemoShop::open(clock);
    if (!shop)
        return failure(shop.error());
    return Walk(options, **shop, clock).run();
}

} // namespace storehand::app
