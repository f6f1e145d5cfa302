// SPDX-License-Identifier: Apache-2.0
#include "app/edges/Background.h"

namespace storehand::app {

Background::Background()
{
    m_thread.setObjectName(QStringLiteral("background"));
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

Background::~Background()
{
    m_thread.quit();
    m_thread.wait();
}

void Background::run(std::function<void()> work, std::function<void()> done)
{
    QMetaObject::invokeMethod(
        &m_worker,
        [this, work = std::move(work), done = std::move(done)] {
            work();
            QMetaObject::invokeMethod(this, done, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

} // namespace storehand::app
