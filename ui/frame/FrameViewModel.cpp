// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/FrameViewModel.h"

#include "ui/messages/Message.h"
#include "ui/messages/TimeWords.h"
#include "ui/messages/Words.h"

#include <QCoreApplication>

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

struct PageLook
{
    Page page;
    const char *title;
    const char *icon;
    Role role; ///< the least that may use it
    bool foot = false;
    bool inRail = true;
};

constexpr PageLook pageLooks[] = {
    {Page::Queue, QT_TRANSLATE_NOOP("Pages", "Queue"), "queue", Role::Picker},
    {Page::Pick, QT_TRANSLATE_NOOP("Pages", "Pick"), "pick", Role::Picker},
    {Page::Shelf, QT_TRANSLATE_NOOP("Pages", "Shelve"), "shelf", Role::Picker},
    {Page::Pack, QT_TRANSLATE_NOOP("Pages", "Pack"), "pack", Role::Picker},
    {Page::Counter, QT_TRANSLATE_NOOP("Pages", "Counter"), "counter", Role::Counter},
    {Page::Returns, QT_TRANSLATE_NOOP("Pages", "Returns"), "returns", Role::Counter},
    {Page::Receive, QT_TRANSLATE_NOOP("Pages", "Receive"), "receive", Role::Picker},
    {Page::Stock, QT_TRANSLATE_NOOP("Pages", "Stock"), "stock", Role::Picker},
    {Page::Today, QT_TRANSLATE_NOOP("Pages", "Today"), "today", Role::Lead},
    {Page::HeadOffice, QT_TRANSLATE_NOOP("Pages", "Chain"), "head-office", Role::HeadOffice},
    {Page::Devices, QT_TRANSLATE_NOOP("Pages", "Devices"), "devices", Role::Picker, true},
    {Page::Settings, QT_TRANSLATE_NOOP("Pages", "Settings"), "settings", Role::Picker, true},
    {Page::Sync, QT_TRANSLATE_NOOP("Pages", "Sync"), "sync", Role::Picker, false, false},
};

const PageLook &lookOf(Page page)
{
    for (const PageLook &look : pageLooks) {
        if (look.page == page)
            return look;
    }
    qFatal("a page without a look");
}

int toneOf(Alert::Level level)
{
    switch (level) {
    case Alert::Level::Info:
        return Tone::Info;
    case Alert::Level::Good:
        return Tone::Good;
    case Alert::Level::Warn:
        return Tone::Warn;
    case Alert::Level::Bad:
        return Tone::Bad;
    }
    Q_UNREACHABLE();
}

QString iconOf(Alert::Level level)
{
    switch (level) {
    case Alert::Level::Info:
        return u"info"_s;
    case Alert::Level::Good:
        return u"done"_s;
    case Alert::Level::Warn:
        return u"warning"_s;
    case Alert::Level::Bad:
        return u"error"_s;
    }
    Q_UNREACHABLE();
}

AlertRow rowOf(const Alert &alert)
{
    const Message message = alert.code.isEmpty() ? Message{alert.title, alert.text, {}}
                                                 : messageFor(alert.code, alert.args);
    AlertRow row;
    row.id = alert.id;
    row.title =
        alert.orderRef.isEmpty() ? message.title : alert.orderRef + u" · "_s + message.title;
    row.text = message.detail();
    row.icon = iconOf(alert.level);
    row.action = alert.action;
    row.tone = toneOf(alert.level);
    row.closable = alert.closable;
    return row;
}

} // namespace

FrameViewModel::FrameViewModel(QList<Page> pages, QObject *parent)
    : QObject(parent)
    , m_pages(std::move(pages))
{
    m_answerTimer.setSingleShot(true);
    connect(&m_answerTimer, &QTimer::timeout, this, &FrameViewModel::hideAnswer);
    m_toastTimer.setSingleShot(true);
    connect(&m_toastTimer, &QTimer::timeout, this, &FrameViewModel::hideToast);
}

void FrameViewModel::show(const FrameState &state, Instant now)
{
    m_state = state;
    if (!mayUse(m_page))
        open(Page::Queue);
    updateRail();
    updateAlerts();
    Q_EMIT stateChanged();
    setNow(now);
}

void FrameViewModel::setNow(Instant now)
{
    m_now = now;
    m_clock = timeOfDay(now, m_state.timeZone);
    Q_EMIT clockChanged();
    Q_EMIT networkChanged();
}

void FrameViewModel::answerScan(const ScanNotice &notice)
{
    const bool wrong = notice.kind == ScanNotice::Kind::Wrong;
    const bool complete = notice.kind == ScanNotice::Kind::Complete;
    m_sounds.play(wrong ? Sound::Wrong : complete ? Sound::Complete : Sound::Good);
    m_answer = {true,
                wrong      ? Tone::Bad
                : complete ? Tone::Warn
                           : Tone::Good,
                notice.title,
                notice.text,
                notice.expected,
                notice.scanned};
    m_answerTimer.start(wrong ? wrongAnswerShownMs : answerShownMs);
    Q_EMIT answerChanged();
}

void FrameViewModel::announce(const QString &icon, const QString &text, bool undoable)
{
    m_toast = {true, icon, text, undoable};
    m_toastTimer.start(toastShownMs);
    Q_EMIT toastChanged();
}

void FrameViewModel::open(Page page)
{
    if (page == m_page || !mayUse(page))
        return;
    m_page = page;
    Q_EMIT pageChanged();
    updateAlerts();
    Q_EMIT stateChanged();
}

bool FrameViewModel::mayUse(Page page) const
{
    return m_pages.contains(page) && m_state.role >= lookOf(page).role;
}

QString FrameViewModel::networkWord() const
{
    const NetworkState &link = m_state.link;
    const QString decisions =
        link.needDecision > 0 ? tr("%n need(s) a decision", nullptr, link.needDecision) : QString();
    if (link.kind == NetworkState::Kind::Online) {
        if (!decisions.isEmpty())
            return decisions;
        return link.toSend > 0 ? tr("Sending %n", nullptr, link.toSend) : tr("Online");
    }
    const QString since = span(m_now - link.since);
    QString word = link.kind == NetworkState::Kind::InternetDown
                       ? tr("Offline %1").arg(since)
                       : tr("Head office down %1").arg(since);
    if (!decisions.isEmpty())
        return word + u" · "_s + decisions;
    return link.toSend > 0 ? tr("%1, %n to send", nullptr, link.toSend).arg(word) : word;
}

QString FrameViewModel::networkIcon() const
{
    const NetworkState &link = m_state.link;
    if (link.needDecision > 0)
        return u"warning"_s;
    if (link.kind == NetworkState::Kind::Online)
        return link.toSend > 0 ? u"sync"_s : u"online"_s;
    return u"offline"_s;
}

int FrameViewModel::networkTone() const
{
    const NetworkState &link = m_state.link;
    if (link.needDecision > 0)
        return Tone::Bad;
    return link.kind == NetworkState::Kind::Online ? Tone::Neutral : Tone::Warn;
}

QString FrameViewModel::scannerWord() const
{
    if (m_state.scanners.isEmpty())
        return tr("No scanner");
    for (const ScannerState &scanner : m_state.scanners) {
        if (!scanner.working)
            return tr("%1 does not answer").arg(scanner.name);
    }
    return tr("%n scanner(s) ready", nullptr, int(m_state.scanners.size()));
}

int FrameViewModel::scannerTone() const
{
    if (m_state.scanners.isEmpty())
        return Tone::Neutral;
    for (const ScannerState &scanner : m_state.scanners) {
        if (!scanner.working)
            return Tone::Bad;
    }
    return Tone::Good;
}

QString FrameViewModel::personInitials() const
{
    return initials(m_state.personName);
}

int FrameViewModel::alertsMore() const
{
    const auto open = std::count_if(m_state.alerts.begin(), m_state.alerts.end(),
                                    [this](const Alert &alert) { return isOpen(alert); });
    return std::max(0, int(open) - alertsShownMax);
}

bool FrameViewModel::isOpen(const Alert &alert) const
{
    return !m_closedAlerts.contains(alert.id) && alert.page != m_page;
}

void FrameViewModel::closeAlert(const QString &id)
{
    m_closedAlerts.insert(id);
    updateAlerts();
    Q_EMIT stateChanged();
    Q_EMIT alertClosed(id);
}

void FrameViewModel::hideAnswer()
{
    m_answerTimer.stop();
    m_answer.shown = false;
    Q_EMIT answerChanged();
}

void FrameViewModel::hideToast()
{
    m_toastTimer.stop();
    m_toast.shown = false;
    Q_EMIT toastChanged();
}

void FrameViewModel::updateRail()
{
    QList<RailEntry> main;
    QList<RailEntry> foot;
    for (const PageLook &look : pageLooks) {
        if (!look.inRail || !mayUse(look.page))
            continue;
        RailEntry entry;
        entry.id = QString::fromLatin1(look.icon);
        entry.page = int(look.page);
        entry.title = QCoreApplication::translate("Pages", look.title);
        entry.icon = QString::fromLatin1(look.icon);
        entry.count = m_state.counts.value(look.page);
        entry.tone = m_state.urgent.contains(look.page) ? Tone::Bad : Tone::Info;
        QList<RailEntry> &list = look.foot ? foot : main;
        if (!look.foot)
            entry.key = u"Ctrl+%1"_s.arg(main.size() + 1);
        list.append(entry);
    }
    m_rail.setRows(main);
    m_railFoot.setRows(foot);
}

void FrameViewModel::updateAlerts()
{
    // An alert that went away may come back later and must then be seen again.
    QSet<QString> known;
    QList<AlertRow> rows;
    for (const Alert &alert : m_state.alerts) {
        known.insert(alert.id);
        if (isOpen(alert) && rows.size() < alertsShownMax)
            rows.append(rowOf(alert));
    }
    m_closedAlerts.intersect(known);
    m_alerts.setRows(rows);
}

} // namespace storehand
