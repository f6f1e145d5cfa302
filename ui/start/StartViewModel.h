// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// What is on the screen before there is a station: it opens, it has to be connected with head
/// office first, or its disk does not let it. Main thread only.
class StartViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the application")
    /// Address and code are asked for.
    Q_PROPERTY(bool asks READ asks NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString detail READ detail NOTIFY changed)
    /// What was wrong with what was typed; empty when nothing was.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString problemDetail READ problemDetail NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)

public:
    using QObject::QObject;

    /// The station opens; nothing is asked.
    void showOpening();
    /// It could not be opened. `address` is that of the order manager, as far as it is known.
    void showFailure(const Error &error, const QString &address);

    [[nodiscard]] bool asks() const { return m_asks; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString detail() const;
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString problemDetail() const;
    [[nodiscard]] QString address() const { return m_address; }

    /// Both as typed; spaces around them do not count.
    Q_INVOKABLE void connectStation(const QString &address, const QString &code);
    /// The same again, after somebody mended what was wrong.
    Q_INVOKABLE void retry();

Q_SIGNALS:
    void changed();
    void connectWanted(const QString &address, const QString &code);
    void retryWanted();

private:
    void setBusy();
    [[nodiscard]] bool isAway() const;
    [[nodiscard]] bool wasRefused() const;

    Error m_error;
    QString m_address;
    bool m_asks = false;
    bool m_busy = true;
};

} // namespace storehand
