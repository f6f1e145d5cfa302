// SPDX-License-Identifier: Apache-2.0
#include "app/window/PictureWalk.h"

#include "core/domain/Codes.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QKeyEvent>
#include <QTimer>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int settleMs = 250; ///< longer than any motion on the screen

} // namespace

PictureWalk::PictureWalk(const ScreenshotOptions &options, demo::DemoShop &shop, Clock &clock)
    : m_options(options)
    , m_shop(shop)
    , m_gateway(shop.station(), [&clock] { return clock.now(); })
    , m_scanners(clock)
    , m_desktop(
          m_gateway, m_scanners, [&clock] { return clock.now(); }, options.locale)
{
    setLink({.enrolled = true, .online = true, .lastSuccessAt = clock.now()});
    m_settings = {.shade = options.dark ? 2 : 1,
                  .textPercent = options.textPercent,
                  .volume = 0,
                  .reducedMotion = true};
    m_desktop.apply(m_settings);
}

Status PictureWalk::open()
{
    if (!m_desktop.open())
        return failure(ErrorKind::Malformed, codes::malformed, u"the window does not load"_s);
    m_desktop.window().resize(m_options.size);
    return {};
}

void PictureWalk::pickBy(PickWay way)
{
    m_settings.pickWay = way;
    m_desktop.apply(m_settings);
}

void PictureWalk::setLink(const LinkView &link)
{
    m_shop.station().setLink(link);
}

void PictureWalk::settle()
{
    QEventLoop loop;
    QTimer::singleShot(settleMs, &loop, &QEventLoop::quit);
    loop.exec();
}

Status PictureWalk::save(const QString &name) const
{
    settle();
    const QString file = QDir(m_options.folder).filePath(name + u".png"_s);
    if (!m_desktop.window().grabWindow().save(file))
        return failure(ErrorKind::Storage, codes::storageFailed,
                       u"cannot write \"%1\""_s.arg(file));
    return {};
}

void PictureWalk::scan(const QString &code)
{
    m_gateway.injectScan(code, {});
    settle();
}

void PictureWalk::press(Qt::Key key)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_desktop.window(), &event);
    }
    settle();
}

void PictureWalk::show(Page page)
{
    calm();
    m_desktop.frame().openPage(int(page));
    settle();
}

void PictureWalk::calm()
{
    settle();
    m_desktop.frame().hideAnswer();
    m_desktop.frame().hideToast();
}

void PictureWalk::signIn(const PersonCode &person, const QString &pin)
{
    m_desktop.signIn().choose(person.text);
    m_desktop.signIn().submit(pin);
    settle();
}

} // namespace storehand::app
