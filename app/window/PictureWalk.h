// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/shop/DemoShop.h"
#include "app/window/Desktop.h"
#include "app/window/LocalGateway.h"
#include "app/window/LocalScanners.h"
#include "app/window/Screenshots.h"

namespace storehand::app {

/// One shop with its window, in which people do what leads to the next picture. Main thread.
class PictureWalk
{
public:
    /// `options`, `shop` and `clock` must outlive it.
    PictureWalk(const ScreenshotOptions &options, demo::DemoShop &shop, Clock &clock);

    /// Opens the window. Errors say that it does not load.
    [[nodiscard]] Status open();

    [[nodiscard]] Desktop &desktop() { return m_desktop; }
    [[nodiscard]] LocalGateway &station() { return m_gateway; }
    [[nodiscard]] LocalScanners &scanners() { return m_scanners; }
    [[nodiscard]] demo::DemoShop &shop() { return m_shop; }
    void setLink(const LinkView &link);
    /// From now on the shop picks so.
    void pickBy(PickWay way);
    [[nodiscard]] LinkView link() const { return m_shop.station().link(); }

    /// Lets the window come to rest.
    static void settle();
    /// The window as it is now, as NAME.png. Errors name the file.
    [[nodiscard]] Status save(const QString &name) const;
    /// A read of the desk's scanner.
    void scan(const QString &code);
    void scanProduct(const QString &sku) { scan(demo::DemoShop::codeOf(sku)); }
    /// A key of the keyboard.
    void press(Qt::Key key);
    /// Opens the page with nothing before it.
    void show(Page page);
    /// Answer and toast go away.
    void calm();
    void signIn(const PersonCode &person, const QString &pin);

private:
    const ScreenshotOptions &m_options;
    demo::DemoShop &m_shop;
    StationSettings m_settings;
    LocalGateway m_gateway;
    LocalScanners m_scanners;
    Desktop m_desktop;
};

} // namespace storehand::app
