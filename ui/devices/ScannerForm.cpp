// SPDX-License-Identifier: Apache-2.0
#include "ui/devices/ScannerForm.h"

#include "ui/devices/DeviceWords.h"
#include "ui/messages/Words.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace storehand {

using namespace Qt::Literals::StringLiterals;
using scanner::ScannerSettings;

namespace {

constexpr std::array usualSpeeds{9600, 19200, 38400, 57600, 115200};
constexpr std::array usualWindows{0, 300, 500, 1000, 2000};

/// The usual values as words, and behind them one that is not usual.
template <size_t size, typename Words>
QStringList choices(const std::array<int, size> &usual, int value, Words words)
{
    QStringList all;
    for (const int each : usual)
        all.append(words(each));
    if (std::ranges::find(usual, value) == usual.end())
        all.append(words(value));
    return all;
}

template <size_t size>
int indexIn(const std::array<int, size> &usual, int value)
{
    return int(std::ranges::find(usual, value) - usual.begin());
}

} // namespace

void ScannerForm::show(const scanner::ScannerStatus &status, const QList<PersonView> &people)
{
    if (m_status == status && m_people == people)
        return;
    m_status = status;
    m_people = people;
    Q_EMIT changed();
}

QStringList ScannerForm::owners() const
{
    QStringList names{tr("The desk")};
    for (const PersonView &person : m_people)
        names.append(person.name);
    return names;
}

int ScannerForm::owner() const
{
    if (!settings().owner)
        return 0;
    const auto found = std::ranges::find(m_people, *settings().owner, &PersonView::code);
    return found == m_people.end() ? -1 : int(found - m_people.begin()) + 1;
}

QStringList ScannerForm::endings() const
{
    return {tr("By itself"), tr("CR (Enter)"), tr("LF"),   tr("CR LF"),
            tr("Tab"),       tr("STX … ETX"),  tr("Pause")};
}

QStringList ScannerForm::speeds() const
{
    return choices(usualSpeeds, settings().line.baudRate,
                   [](int speed) { return QLocale().toString(speed); });
}

int ScannerForm::speed() const
{
    return indexIn(usualSpeeds, settings().line.baudRate);
}

QStringList ScannerForm::parities() const
{
    return {tr("8 bits, none"), tr("7 bits, even"), tr("7 bits, odd")};
}

QStringList ScannerForm::windows() const
{
    return choices(usualWindows, int(settings().duplicateWindow.count()), [](int window) {
        return window == 0 ? tr("Off") : tr("%1 s").arg(QLocale().toString(window / 1000.0));
    });
}

int ScannerForm::window() const
{
    return indexIn(usualWindows, int(settings().duplicateWindow.count()));
}

QStringList ScannerForm::layouts() const
{
    QStringList words;
    for (const KeysChoice &choice : keysChoices())
        words.append(choice.words);
    return words;
}

int ScannerForm::layout() const
{
    const QList<KeysChoice> all = keysChoices();
    const auto found = std::ranges::find(all, settings().keys, &KeysChoice::keys);
    return found == all.end() ? -1 : int(found - all.begin());
}

QString ScannerForm::separator() const
{
    const QByteArray &bytes = settings().separatorSubstitute;
    return isKeyboard() ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes);
}

template <typename Change>
void ScannerForm::edit(Change change)
{
    ScannerSettings next = settings();
    change(next);
    if (next != settings())
        Q_EMIT edited(next);
}

QString ScannerForm::name() const
{
    return scannerWord(m_status.name);
}

void ScannerForm::rename(const QString &name)
{
    if (name != this->name())
        edit([&](ScannerSettings &next) { next.name = name.trimmed(); });
}

void ScannerForm::chooseOwner(int index)
{
    edit([&](ScannerSettings &next) {
        next.owner.reset();
        if (index > 0 && index <= m_people.size())
            next.owner = m_people[index - 1].code;
    });
}

void ScannerForm::chooseEnding(int index)
{
    edit([&](ScannerSettings &next) { next.ending = scanner::Ending(index); });
}

void ScannerForm::chooseSpeed(int index)
{
    if (index >= 0 && index < int(usualSpeeds.size()))
        edit([&](ScannerSettings &next) { next.line.baudRate = usualSpeeds.at(size_t(index)); });
}

void ScannerForm::typeSpeed(const QString &baudRate)
{
    edit([&](ScannerSettings &next) { next.line.baudRate = baudRate.toInt(); });
}

void ScannerForm::chooseParity(int index)
{
    edit([&](ScannerSettings &next) { next.line.parity = scanner::Parity(index); });
}

void ScannerForm::chooseWindow(int index)
{
    if (index >= 0 && index < int(usualWindows.size()))
        edit([&](ScannerSettings &next) {
            next.duplicateWindow = Millis(usualWindows.at(size_t(index)));
        });
}

void ScannerForm::typeWindow(const QString &milliseconds)
{
    bool isNumber = false;
    const int window = milliseconds.toInt(&isNumber);
    edit([&](ScannerSettings &next) { next.duplicateWindow = Millis(isNumber ? window : -1); });
}

void ScannerForm::chooseLayout(int index)
{
    const QList<KeysChoice> all = keysChoices();
    if (index >= 0 && index < all.size())
        edit([&](ScannerSettings &next) { next.keys = all[index].keys; });
}

void ScannerForm::typeSeparator(const QString &text)
{
    // What is typed comes as UTF-8, whatever the keyboard's layout.
    edit([&](ScannerSettings &next) {
        next.separatorSubstitute = isKeyboard() ? text.toUtf8() : text.toLatin1();
    });
}

void ScannerForm::setLosesSeparators(bool loses)
{
    edit([&](ScannerSettings &next) { next.losesSeparators = loses; });
}

} // namespace storehand
