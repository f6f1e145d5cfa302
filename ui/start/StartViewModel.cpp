// SPDX-License-Identifier: Apache-2.0
#include "ui/start/StartViewModel.h"

#include "core/domain/Codes.h"
#include "ui/messages/Message.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

void StartViewModel::showOpening()
{
    m_error = {};
    m_asks = false;
    m_busy = true;
    Q_EMIT changed();
}

void StartViewModel::showFailure(const Error &error, const QString &address)
{
    m_error = error;
    m_address = address;
    m_asks = error.kind != ErrorKind::Storage;
    m_busy = false;
    Q_EMIT changed();
}

QString StartViewModel::title() const
{
    if (m_asks)
        return tr("Connect this station");
    return m_busy ? tr("Opening") : messageFor(m_error).title;
}

QString StartViewModel::detail() const
{
    if (m_asks)
        return tr("Head office gives you its address and a code that works once.");
    if (m_busy)
        return {};
    const QString told = messageFor(m_error).detail();
    return told.isEmpty() ? m_error.detail : told + u"\n\n"_s + m_error.detail;
}

QString StartViewModel::problem() const
{
    if (!wasRefused())
        return {};
    return isAway() ? tr("Head office does not answer.") : messageFor(m_error).title;
}

QString StartViewModel::problemDetail() const
{
    if (!wasRefused())
        return {};
    return isAway() ? tr("Check the address and the network, then try again.")
                    : messageFor(m_error).detail();
}

bool StartViewModel::isAway() const
{
    return m_error.kind == ErrorKind::Offline || m_error.kind == ErrorKind::Timeout;
}

bool StartViewModel::wasRefused() const
{
    return m_asks && !m_busy && m_error.code != codes::notEnrolled;
}

void StartViewModel::connectStation(const QString &address, const QString &code)
{
    if (m_busy || address.trimmed().isEmpty() || code.trimmed().isEmpty())
        return;
    m_address = address.trimmed();
    setBusy();
    Q_EMIT connectWanted(m_address, code.trimmed());
}

void StartViewModel::retry()
{
    if (m_busy)
        return;
    setBusy();
    Q_EMIT retryWanted();
}

void StartViewModel::setBusy()
{
    m_busy = true;
    Q_EMIT changed();
}

} // namespace storehand
