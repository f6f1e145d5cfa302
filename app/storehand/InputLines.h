// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QSocketNotifier>

#include <functional>

namespace storehand::app {

/// Lines of stdin as they come, on the thread's event loop.
class InputLines
{
public:
    using Line = std::function<void(const QByteArray &)>;

    /// `ended` is called once: at the end of the input (true), or when a line has no end (false).
    InputLines(Line line, std::function<void(bool)> ended);

private:
    void read();

    QSocketNotifier m_input;
    QByteArray m_pending;
    Line m_line;
    std::function<void(bool)> m_ended;
};

/// One object as one line of stdout, flushed at once: a reader may wait for just this line.
void writeLine(const QJsonObject &object);

} // namespace storehand::app
