// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationGateway.h"
#include "ui/controls/RowModel.h"
#include "ui/pick/BagRow.h"

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
    /// The same of the bag that the last unit at the bench belongs into.
    Q_PROPERTY(int litBag READ litBag NOTIFY changed)
    Q_PROPERTY(int litHue READ litHue NOTIFY changed)
    Q_PROPERTY(QString litOrder READ litOrder NOTIFY changed)
    Q_PROPERTY(QString prompt READ prompt NOTIFY changed)
    Q_PROPERTY(QString nextWords READ nextWords NOTIFY changed)
    Q_PROPERTY(bool canSkip READ canSkip NOTIFY changed)
    Q_PROPERTY(bool canShelve READ canShelve NOTIFY changed)
    /// What was fetched waits to be sorted into bags.
    Q_PROPERTY(bool canSort READ canSort NOTIFY changed)
    /// How this walk is done; the ways in the order of chooseWay().
    Q_PROPERTY(QString way READ way NOTIFY changed)
    Q_PROPERTY(QList<QString> ways READ ways NOTIFY changed)
    Q_PROPERTY(bool usesPaper READ usesPaper NOTIFY changed)
    /// This person sorts at the bench: the bags are shown instead of the next thing to fetch.
    Q_PROPERTY(bool atBench READ atBench NOTIFY changed)
    Q_PROPERTY(QAbstractListModel *bags READ bags CONSTANT)
    Q_PROPERTY(QString benchWords READ benchWords NOTIFY changed)
    Q_PROPERTY(double benchProgress READ benchProgress NOTIFY changed)
    Q_PROPERTY(QString benchPrompt READ benchPrompt NOTIFY changed)
    Q_PROPERTY(QString benchDetail READ benchDetail NOTIFY changed)
    /// Everything in hand lies in its bag.
    Q_PROPERTY(bool sorted READ sorted NOTIFY changed)
    /// A unit is about to go into the wrong bag: whose it is, and whether it shall be moved.
    Q_PROPERTY(QString question READ question NOTIFY changed)
    Q_PROPERTY(QString questionTitle READ questionTitle NOTIFY changed)
    /// The reasons why something cannot be picked, in the order of shortItem().
    Q_PROPERTY(QList<QString> shortReasons READ shortReasons CONSTANT)
    Q_PROPERTY(QString shortQuestion READ shortQuestion NOTIFY changed)

public:
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
    [[nodiscard]] int bagHue() const;
    [[nodiscard]] int litBag() const { return m_lit ? m_lit->number : 0; }
    [[nodiscard]] int litHue() const;
    [[nodiscard]] QString litOrder() const { return m_lit ? m_lit->orderRef : QString(); }
    [[nodiscard]] QString prompt() const;
    [[nodiscard]] QString nextWords() const;
    [[nodiscard]] bool canSkip() const;
    /// Something was picked and waits to be put on a shelf.
    [[nodiscard]] bool canShelve() const { return m_canShelve; }
    [[nodiscard]] bool canSort() const;
    [[nodiscard]] QString way() const;
    [[nodiscard]] QStringList ways() const;
    [[nodiscard]] bool usesPaper() const { return m_view.way == PickWay::Paper; }
    [[nodiscard]] bool atBench() const
    {
        return m_view.bench.isOpen && !m_view.bench.bags.isEmpty();
    }
    [[nodiscard]] QAbstractListModel *bags() { return &m_bags; }
    [[nodiscard]] QString benchWords() const;
    [[nodiscard]] double benchProgress() const;
    [[nodiscard]] QString benchPrompt() const;
    [[nodiscard]] QString benchDetail() const;
    [[nodiscard]] bool sorted() const;
    [[nodiscard]] QString question() const;
    [[nodiscard]] QString questionTitle() const;
    [[nodiscard]] QStringList shortReasons() const;
    [[nodiscard]] QString shortQuestion() const;

    /// All open units of the shown item, for the reason at `reason`.
    Q_INVOKABLE void shortItem(int reason);
    Q_INVOKABLE void skip();
    Q_INVOKABLE void undo();
    /// Ends picking of the orders in which nothing is open any more.
    Q_INVOKABLE void finish();
    Q_INVOKABLE void chooseWay(int way);
    Q_INVOKABLE void openBench();
    Q_INVOKABLE void leaveBench();
    /// Units go into this bag from now on; the same again lets go of it.
    Q_INVOKABLE void chooseBag(int number);
    /// Yes to the question.
    Q_INVOKABLE void move();
    /// The large button of the side, whatever it says.
    Q_INVOKABLE void confirm();
    Q_INVOKABLE void print() { Q_EMIT printWanted(m_view); }
    void update();

Q_SIGNALS:
    void changed();
    /// Everything is picked and sorted: to the shelf.
    void shelfWanted();
    void printWanted(const storehand::PickView &walk);

private:
    void updateBags();
    [[nodiscard]] int inBags() const;
    [[nodiscard]] int inHand() const;

    StationGateway &m_station;
    PersonCode m_person;
    PickView m_view;
    std::optional<PickItem> m_item; ///< the one that is shown
    RowModel<BagRow> m_bags;
    std::optional<BagView> m_lit;
    bool m_canShelve = false;
};

} // namespace storehand
