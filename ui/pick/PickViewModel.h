// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationGateway.h"
#include "ui/controls/ActKey.h"
#include "ui/pick/PickSideViewModel.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// The pick page: one side for each of the people who pick at this computer, two at most. The
/// person at the desk comes first. Main thread only.
class PickViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the application")
    Q_PROPERTY(storehand::PickSideViewModel *first READ first CONSTANT)
    Q_PROPERTY(storehand::PickSideViewModel *second READ second CONSTANT)
    /// Two people pick here.
    Q_PROPERTY(bool both READ both NOTIFY bothChanged)

public:
    explicit PickViewModel(StationGateway &station, QObject *parent = nullptr);

    [[nodiscard]] PickSideViewModel *first() { return &m_first; }
    [[nodiscard]] PickSideViewModel *second() { return &m_second; }
    [[nodiscard]] bool both() const { return m_both; }

    /// A key of the day, while this page is open, for the walk of `person`: whoever scanned the
    /// command card; of somebody who has no side here it moves nothing. Keys of the keyboard are
    /// those of the person at the desk.
    void press(ActKey::Value key, const PersonCode &person = {});
    /// Whether that person's walk has an item to leave out, or to leave for later.
    [[nodiscard]] bool offers(ActKey::Value key, const PersonCode &person);
    /// Asks for the list of this person's walk on paper; false when there is none.
    [[nodiscard]] bool print(const PersonCode &person = {});

    Q_INVOKABLE void openQueue() { Q_EMIT queueWanted(); }
    Q_INVOKABLE void openShelf() { Q_EMIT shelfWanted(); }

Q_SIGNALS:
    void bothChanged();
    /// The page asks why this side's item cannot be picked.
    void shortAsked(bool ofSecond);
    void queueWanted();
    void shelfWanted();
    void printWanted(const storehand::PickView &walk);

private:
    void update();
    /// Null when somebody else works here without a side.
    [[nodiscard]] PickSideViewModel *sideOf(const PersonCode &person);

    StationGateway &m_station;
    PickSideViewModel m_first;
    PickSideViewModel m_second;
    bool m_both = false;
};

} // namespace storehand
