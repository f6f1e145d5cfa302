// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationGateway.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace storehand {

/// The walk of one person: the next thing to fetch, and what to do about it. Main thread only.
class PickSideViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the pick page")
    Q_PROPERTY(QString person READ person NOTIFY changed)
    Q_PROPERTY(QString personName READ personName NOTIFY changed)
    Q_PROPERTY(QString personInitials READ personInitials NOTIFY changed)
    Q_PROPERTY(bool hasOrders READ hasOrders NOTIFY changed)
    Q_PROPERTY(bool hasItem READ hasItem NOTIFY changed)
    Q_PROPERTY(QString orders READ orders NOTIFY changed)
    Q_PROPERTY(QString progressWords READ progressWords NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    Q_PROPERTY(QString orderRef READ orderRef NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString look READ look NOTIFY changed)
    Q_PROPERTY(QString warning READ warning NOTIFY changed)
    Q_PROPERTY(QString picture READ picture NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(QString placeHint READ placeHint NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString countCaption READ countCaption NOTIFY changed)
    /// The bag of this order on the trolley, 0 where one order alone needs none, and its colour.
    Q_PROPERTY(int bag READ bag NOTIFY changed)
    Q_PROPERTY(int bagHue READ bagHue NOTIFY changed)
    Q_PROPERTY(QString prompt READ prompt NOTIFY changed)
    Q_PROPERTY(QString nextWords READ nextWords NOTIFY changed)
    Q_PROPERTY(bool canSkip READ canSkip NOTIFY changed)
    Q_PROPERTY(bool canShelve READ canShelve NOTIFY changed)
    /// The reasons why something cannot be picked, in the order of shortItem().
    Q_PROPERTY(QList<QString> shortReasons READ shortReasons CONSTANT)
    Q_PROPERTY(QString shortQuestion READ shortQuestion NOTIFY changed)

public:
    static constexpr int bagHues = 8; ///< colours that ToteTag tells apart

    explicit PickSideViewModel(StationGateway &station, QObject *parent = nullptr);

    /// Whose walk is shown from now on.
    void setPerson(const PersonCode &person);
    [[nodiscard]] QString person() const { return m_person.text; }
    [[nodiscard]] QString personName() const;
    [[nodiscard]] QString personInitials() const;
    [[nodiscard]] bool hasOrders() const { return !m_view.orders.isEmpty(); }
    [[nodiscard]] bool hasItem() const { return m_item.has_value(); }
    [[nodiscard]] QString orders() const;
    [[nodiscard]] QString progressWords() const;
    [[nodiscard]] double progress() const;
    [[nodiscard]] QString orderRef() const { return m_item ? m_item->orderRef : QString(); }
    [[nodiscard]] QString title() const { return m_item ? m_item->line.title : QString(); }
    [[nodiscard]] QString look() const;
    [[nodiscard]] QString warning() const;
    [[nodiscard]] QString picture() const { return m_item ? m_item->line.image : QString(); }
    [[nodiscard]] QString place() const;
    [[nodiscard]] QString placeHint() const;
    [[nodiscard]] int count() const { return m_item ? m_item->line.open : 0; }
    [[nodiscard]] QString countCaption() const;
    [[nodiscard]] int bag() const { return m_item ? m_item->bag : 0; }
    [[nodiscard]] int bagHue() const { return qMax(0, bag() - 1) % bagHues; }
    [[nodiscard]] QString prompt() const;
    [[nodiscard]] QString nextWords() const;
    [[nodiscard]] bool canSkip() const;
    /// This person has something picked that waits to be put on a shelf.
    [[nodiscard]] bool canShelve() const { return m_canShelve; }
    [[nodiscard]] QStringList shortReasons() const;
    [[nodiscard]] QString shortQuestion() const;

    /// All open units of the shown item, for the reason at `reason`.
    Q_INVOKABLE void shortItem(int reason);
    Q_INVOKABLE void skip();
    Q_INVOKABLE void undo();
    /// Ends picking of the orders in which nothing is open any more.
    Q_INVOKABLE void finish();
    void update();

Q_SIGNALS:
    void changed();

private:
    StationGateway &m_station;
    PersonCode m_person;
    PickView m_view;
    std::optional<PickItem> m_item; ///< the one that is shown
    bool m_canShelve = false;
};

} // namespace storehand
