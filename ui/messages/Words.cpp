// SPDX-License-Identifier: Apache-2.0
#include "ui/messages/Words.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

QString word(AssignmentState state)
{
    switch (state) {
    case AssignmentState::Assigned:
        return Words::tr("New");
    case AssignmentState::Accepted:
        return Words::tr("To pick");
    case AssignmentState::Picking:
        return Words::tr("Picking");
    case AssignmentState::Picked:
        return Words::tr("Picked");
    case AssignmentState::Packed:
        return Words::tr("Packed");
    case AssignmentState::Staged:
        return Words::tr("On the shelf");
    case AssignmentState::Ready:
        return Words::tr("Ready");
    case AssignmentState::HandedOver:
        return Words::tr("Handed over");
    case AssignmentState::Shipped:
        return Words::tr("Shipped");
    case AssignmentState::Declined:
        return Words::tr("Declined");
    case AssignmentState::Cancelled:
        return Words::tr("Cancelled");
    case AssignmentState::Expired:
        return Words::tr("Expired");
    case AssignmentState::ShortClosed:
        return Words::tr("Nothing found");
    }
    Q_UNREACHABLE();
}

QString word(Method method)
{
    switch (method) {
    case Method::Pickup:
        return Words::tr("Pickup");
    case Method::Ship:
        return Words::tr("Ship");
    case Method::Digital:
        return Words::tr("Digital");
    }
    Q_UNREACHABLE();
}

QString word(Role role)
{
    switch (role) {
    case Role::Picker:
        return Words::tr("Picker");
    case Role::Counter:
        return Words::tr("Counter");
    case Role::Lead:
        return Words::tr("Lead");
    case Role::Manager:
        return Words::tr("Manager");
    case Role::Owner:
        return Words::tr("Owner");
    case Role::HeadOffice:
        return Words::tr("Head office");
    }
    Q_UNREACHABLE();
}

QString word(StagingKind kind)
{
    switch (kind) {
    case StagingKind::Shelf:
        return Words::tr("Shelf");
    case StagingKind::Cool:
        return Words::tr("Cool shelf");
    case StagingKind::Frozen:
        return Words::tr("Freezer");
    case StagingKind::Oversize:
        return Words::tr("Large items");
    case StagingKind::Secure:
        return Words::tr("Locked");
    }
    Q_UNREACHABLE();
}

QString word(Storage storage)
{
    switch (storage) {
    case Storage::Ambient:
        return Words::tr("Room temperature");
    case Storage::Cool:
        return Words::tr("Keep cool");
    case Storage::Frozen:
        return Words::tr("Keep frozen");
    case Storage::Secure:
        return Words::tr("Keep locked");
    }
    Q_UNREACHABLE();
}

QString word(CommandType command)
{
    switch (command) {
    case CommandType::Accept:
        return Words::tr("Accepted");
    case CommandType::Decline:
        return Words::tr("Declined");
    case CommandType::Claim:
        return Words::tr("Taken");
    case CommandType::TakeOver:
        return Words::tr("Taken over");
    case CommandType::Release:
        return Words::tr("Given back");
    case CommandType::Pick:
        return Words::tr("Picked");
    case CommandType::Sort:
        return Words::tr("Sorted into bag");
    case CommandType::Unpick:
        return Words::tr("Taken out again");
    case CommandType::Short:
        return Words::tr("Can't find");
    case CommandType::Substitute:
        return Words::tr("Substituted");
    case CommandType::Finish:
        return Words::tr("Finished picking");
    case CommandType::Reopen:
        return Words::tr("Opened again");
    case CommandType::Pack:
        return Words::tr("Packed");
    case CommandType::Stage:
        return Words::tr("Put on shelf");
    case CommandType::Ready:
        return Words::tr("Ready");
    case CommandType::Arrive:
        return Words::tr("Customer arrived");
    case CommandType::Leave:
        return Words::tr("Customer left");
    case CommandType::HandOver:
        return Words::tr("Handed over");
    case CommandType::Refuse:
        return Words::tr("Customer refused");
    case CommandType::PutBack:
        return Words::tr("Put back");
    case CommandType::Ship:
        return Words::tr("Shipped");
    case CommandType::Print:
        return Words::tr("Printed");
    case CommandType::Reverse:
        return Words::tr("Undone");
    case CommandType::Hold:
        return Words::tr("Put on hold");
    case CommandType::Unhold:
        return Words::tr("Let go on");
    case CommandType::ExtendPickup:
        return Words::tr("Kept longer");
    case CommandType::PauseStore:
        return Words::tr("Store paused");
    case CommandType::ResumeStore:
        return Words::tr("Store resumed");
    case CommandType::Adjust:
        return Words::tr("Stock corrected");
    case CommandType::Note:
        return Words::tr("Note");
    case CommandType::Resolve:
        return Words::tr("Settled");
    }
    Q_UNREACHABLE();
}

QString word(PickWay way)
{
    switch (way) {
    case PickWay::IntoBags:
        return Words::tr("Into bags on the way");
    case PickWay::SortLater:
        return Words::tr("Sorted at the bench");
    case PickWay::Paper:
        return Words::tr("With a printed list");
    }
    Q_UNREACHABLE();
}

QString explanation(PickWay way)
{
    switch (way) {
    case PickWay::IntoBags:
        return Words::tr("Scan at the shelf; each piece goes into its bag on the trolley.");
    case PickWay::SortLater:
        return Words::tr("Scan at the shelf; sort the pieces into bags at the bench.");
    case PickWay::Paper:
        return Words::tr("Fetch everything by the list; scan it at the bench.");
    }
    Q_UNREACHABLE();
}

int bagHue(int number)
{
    return qMax(0, number - 1) % bagHues;
}

QString scannerWord(const QString &name)
{
    return name == u"Keyboard" ? Words::tr("Keyboard")
           : name == u"Camera" ? Words::tr("Camera")
                               : name;
}

QString bagWords(int number)
{
    static constexpr std::array<const char *, bagHues> words{
        QT_TRANSLATE_NOOP("Words", "blue bag %1"),  QT_TRANSLATE_NOOP("Words", "orange bag %1"),
        QT_TRANSLATE_NOOP("Words", "green bag %1"), QT_TRANSLATE_NOOP("Words", "purple bag %1"),
        QT_TRANSLATE_NOOP("Words", "red bag %1"),   QT_TRANSLATE_NOOP("Words", "turquoise bag %1"),
        QT_TRANSLATE_NOOP("Words", "brown bag %1"), QT_TRANSLATE_NOOP("Words", "grey bag %1"),
    };
    if (number < 1)
        return {};
    return QCoreApplication::translate("Words", words.at(size_t(bagHue(number)))).arg(number);
}

QString shortReasonWord(const QString &reason)
{
    if (reason == "not_found"_L1)
        return Words::tr("Can't find it");
    if (reason == "damaged"_L1)
        return Words::tr("Damaged");
    if (reason == "wrong_item"_L1)
        return Words::tr("Something else lies there");
    if (reason == "display_only"_L1)
        return Words::tr("Only the display piece");
    if (reason == "no_time"_L1)
        return Words::tr("No time");
    return reason;
}

QString productLook(const QString &title, const QStringList &parts, const QString &kit)
{
    QStringList told;
    if (!kit.isEmpty())
        told.append(Words::tr("Part of %1").arg(kit));
    for (const QString &part : parts) {
        if (!part.isEmpty() && !title.contains(part, Qt::CaseInsensitive))
            told.append(part);
    }
    return told.join(u" · "_s);
}

QString amount(const Money &money)
{
    const QLocale locale;
    const int decimals = minorDigits(money.currency);
    const qint64 unit = qint64(std::pow(10, decimals));
    const qint64 whole = std::abs(money.minor) / unit;
    const qint64 rest = std::abs(money.minor) % unit;
    QString text = locale.toString(whole);
    if (decimals > 0)
        text += locale.decimalPoint() + u"%1"_s.arg(rest, decimals, 10, QLatin1Char('0'));
    if (money.minor < 0)
        text.prepend(locale.negativeSign());
    return text + QChar::Nbsp + money.currency;
}

QString initials(const QString &name)
{
    const QStringList parts = name.split(u' ', Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return {};
    QString text = parts.first().left(1);
    if (parts.size() > 1)
        text += parts.last().left(1);
    return text.toUpper();
}

} // namespace storehand
