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

    static constexpr qsizetype lineBytesMax = 1024 * 1024;

    /// Of a line longer than lineBytesMax only its beginning is given, which is more than anybody
    /// takes as a request. `ended` is called once, at the end of the input.
    InputLines(Line line, std::function<void()> ended);

private:
    void read();
    void takeLines();
    void finish();

    QSocketNotifier m_input;
    QByteArray m_pending;
    bool m_isSkipping = false; ///< the rest of a line that is too long
    Line m_line;
    std::function<void()> m_ended;
};

/// One object as one line of stdout, flushed at once: a reader may wait for just this line.
void writeLine(const QJsonObject &object);

} // namespace storehand::app
