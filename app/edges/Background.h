// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QThread>

#include <functional>

namespace storehand::app {

/// A thread for work that nothing may wait for, such as checking a PIN. Jobs run one after another;
/// each is answered on the thread that made this object. What is not answered yet when the object
/// goes is not answered any more.
class Background : public QObject
{
    Q_OBJECT

public:
    Background();
    /// Waits for the job that is running, not for those behind it.
    ~Background() override;

    /// `work` runs on the other thread and may touch nothing that others change; `done` runs here.
    void run(std::function<void()> work, std::function<void()> done);

private:
    QThread m_thread;
    QObject m_worker;
};

} // namespace storehand::app
