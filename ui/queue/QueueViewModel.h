// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationGateway.h"
#include "ui/controls/RowModel.h"
#include "ui/queue/CardModel.h"
#include "ui/queue/OrderSheetViewModel.h"
#include "ui/queue/QueueViews.h"

#include <QObject>
#include <QSet>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// The work of this store as cards, in views and with filters, and the taking of one or several.
/// Main thread only.
class QueueViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the application")
    Q_PROPERTY(QAbstractListModel *views READ views CONSTANT)
    Q_PROPERTY(QAbstractListModel *cards READ cards CONSTANT)
    Q_PROPERTY(storehand::OrderSheetViewModel *sheet READ sheet CONSTANT)
    Q_PROPERTY(int shown READ shown NOTIFY changed)
    /// Orders of the view that the filters hide.
    Q_PROPERTY(int hiddenCount READ hiddenCount NOTIFY changed)
    Q_PROPERTY(bool pickupOnly READ pickupOnly NOTIFY changed)
    Q_PROPERTY(bool shipOnly READ shipOnly NOTIFY changed)
    Q_PROPERTY(bool mineOnly READ mineOnly NOTIFY changed)
    /// The words that were searched for; empty while the views are shown.
    Q_PROPERTY(QString search READ search NOTIFY changed)
    Q_PROPERTY(bool canStartWalk READ canStartWalk NOTIFY changed)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY changed)
    Q_PROPERTY(QString selectedWords READ selectedWords NOTIFY changed)
    Q_PROPERTY(QString viewTitle READ viewTitle NOTIFY changed)
    /// What an empty list says.
    Q_PROPERTY(QString emptyTitle READ emptyTitle NOTIFY changed)
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)

public:
    static constexpr int walkOrdersMax = 6;  ///< orders of one walk
    static constexpr int walkPiecesMax = 30; ///< pieces that a person can carry

    QueueViewModel(StationGateway &station, std::function<Instant()> now,
                   QObject *parent = nullptr);

    [[nodiscard]] QAbstractListModel *views() { return &m_views; }
    [[nodiscard]] QAbstractListModel *cards() { return &m_cards; }
    /// The order that is looked at closely.
    [[nodiscard]] OrderSheetViewModel *sheet() { return &m_sheet; }
    [[nodiscard]] int shown() const { return int(m_cards.rows().size()); }
    [[nodiscard]] int hiddenCount() const { return m_hidden; }
    [[nodiscard]] bool pickupOnly() const { return m_method == Method::Pickup; }
    [[nodiscard]] bool shipOnly() const { return m_method == Method::Ship; }
    [[nodiscard]] bool mineOnly() const { return m_mineOnly; }
    [[nodiscard]] QString search() const { return m_search; }
    [[nodiscard]] bool canStartWalk() const { return !m_walk.isEmpty(); }
    [[nodiscard]] int selectedCount() const { return int(m_selected.size()); }
    [[nodiscard]] QString selectedWords() const;
    [[nodiscard]] QString viewTitle() const { return titleOf(m_view); }
    [[nodiscard]] QString emptyTitle() const;
    [[nodiscard]] QString emptyText() const;

    Q_INVOKABLE void showView(const QString &id);
    Q_INVOKABLE void filterPickup(bool only);
    Q_INVOKABLE void filterShip(bool only);
    Q_INVOKABLE void filterMine(bool only);
    Q_INVOKABLE void showAll();
    /// Looks in everything this store has, also offline.
    Q_INVOKABLE void find(const QString &text);
    Q_INVOKABLE void endSearch();
    Q_INVOKABLE void select(const QString &id);
    Q_INVOKABLE void clearSelection();
    Q_INVOKABLE void takeSelected();
    /// Takes the most urgent orders that fit one walk.
    Q_INVOKABLE void startWalk();
    /// The large button: takes the chosen orders, or starts the next walk.
    Q_INVOKABLE void confirm();
    /// What the card's button says.
    Q_INVOKABLE void act(const QString &id);
    /// What the button of the open order says: here a second tap takes what is another's turn.
    Q_INVOKABLE void actOnSheet(const QString &id);
    /// Time went on: rings and notes follow.
    void update();

Q_SIGNALS:
    void changed();
    void pickWanted();
    void shelfWanted(const storehand::AssignmentId &id);
    void handOverWanted(const storehand::AssignmentId &id);

private:
    [[nodiscard]] bool passes(const OrderCard &card) const;
    [[nodiscard]] QList<OrderCardPtr> wanted(Instant now);
    void showSnapshot();
    void updateViews(Instant now);
    void updateWalk();
    void take(const QList<AssignmentId> &ids);

    StationGateway &m_station;
    std::function<Instant()> m_now;
    OrderSheetViewModel m_sheet;
    RowModel<ViewRow> m_views;
    CardModel m_cards;
    QueueView m_view = QueueView::All;
    std::optional<Method> m_method;
    bool m_mineOnly = false;
    int m_hidden = 0;
    QString m_search;
    QList<AssignmentId> m_found;
    QSet<QString> m_selected;
    QList<AssignmentId> m_walk; ///< what startWalk() would take
};

} // namespace storehand
