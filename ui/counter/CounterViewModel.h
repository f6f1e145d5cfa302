// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationGateway.h"
#include "ui/controls/RowModel.h"
#include "ui/counter/CounterRows.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <optional>

namespace storehand {

/// Customers and their orders: who is here, where the parcels lie, proof, hand-over. Names are
/// shown of the one order that is open, and only while it is. Main thread only.
class CounterViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the application")
    Q_PROPERTY(QAbstractListModel *orders READ orders CONSTANT)
    Q_PROPERTY(QAbstractListModel *lines READ lines CONSTANT)
    Q_PROPERTY(int shown READ shown NOTIFY changed)
    Q_PROPERTY(QString search READ search NOTIFY changed)
    Q_PROPERTY(bool hasOrder READ hasOrder NOTIFY changed)
    Q_PROPERTY(QString orderRef READ orderRef NOTIFY changed)
    Q_PROPERTY(QString customer READ customer NOTIFY changed)
    Q_PROPERTY(QString customerDetail READ customerDetail NOTIFY changed)
    Q_PROPERTY(QString standing READ standing NOTIFY changed)
    Q_PROPERTY(int standingTone READ standingTone NOTIFY changed)
    /// Where the parcels are: "S-03"; empty when none is on a shelf.
    Q_PROPERTY(QString places READ places NOTIFY changed)
    Q_PROPERTY(bool canArrive READ canArrive NOTIFY changed)
    Q_PROPERTY(bool needsProof READ needsProof NOTIFY changed)
    /// The customer's signed code was scanned.
    Q_PROPERTY(bool codeScanned READ codeScanned NOTIFY changed)
    Q_PROPERTY(QList<QString> proofs READ proofs CONSTANT)
    Q_PROPERTY(int proof READ proof NOTIFY changed)
    Q_PROPERTY(bool canHandOver READ canHandOver NOTIFY changed)
    Q_PROPERTY(QString question READ question NOTIFY changed)

public:
    CounterViewModel(StationGateway &station, std::function<Instant()> now,
                     QObject *parent = nullptr);

    [[nodiscard]] QAbstractListModel *orders() { return &m_orders; }
    [[nodiscard]] QAbstractListModel *lines() { return &m_lines; }
    [[nodiscard]] int shown() const { return int(m_orders.rows().size()); }
    [[nodiscard]] QString search() const { return m_search; }
    [[nodiscard]] bool hasOrder() const { return m_card != nullptr; }
    [[nodiscard]] QString orderRef() const { return m_card ? m_card->orderRef : QString(); }
    [[nodiscard]] QString customer() const;
    [[nodiscard]] QString customerDetail() const;
    [[nodiscard]] QString standing() const;
    [[nodiscard]] int standingTone() const;
    [[nodiscard]] QString places() const;
    [[nodiscard]] bool canArrive() const;
    [[nodiscard]] bool needsProof() const;
    [[nodiscard]] bool codeScanned() const { return !m_code.reveal().isEmpty(); }
    [[nodiscard]] QStringList proofs() const;
    [[nodiscard]] int proof() const { return m_proof; }
    [[nodiscard]] bool canHandOver() const;
    [[nodiscard]] QString question() const;

    void open(const AssignmentId &id);
    /// Opens the order that a read names; a customer's code counts as the proof.
    void takeScan(const ScanView &scan);

    Q_INVOKABLE void choose(const QString &id) { open(AssignmentId(id)); }
    Q_INVOKABLE void close() { open({}); }
    /// By order number, pickup code, name, phone or parcel.
    Q_INVOKABLE void find(const QString &text);
    Q_INVOKABLE void arrive();
    Q_INVOKABLE void chooseProof(int proof);
    Q_INVOKABLE void typeProof(const QString &text);
    Q_INVOKABLE void handOver();
    Q_INVOKABLE void refuse(const QString &line);
    void update();

    /// The large button, by its key: the page asks before it hands anything over.
    void confirm();

Q_SIGNALS:
    void changed();
    void handOverAsked();
    /// What was typed for the last order is gone.
    void cleared();

private:
    [[nodiscard]] QList<OrderCardPtr> wanted() const;
    [[nodiscard]] CounterRow rowOf(const OrderCard &card, Instant now) const;
    void updateLines();

    StationGateway &m_station;
    std::function<Instant()> m_now;
    RowModel<CounterRow> m_orders;
    RowModel<CounterLine> m_lines;
    QString m_search;
    QList<AssignmentId> m_found;
    AssignmentId m_open;
    OrderCardPtr m_card;
    Sensitive<QString> m_code{QString()}; ///< scanned
    std::optional<PersonCode> m_desk;     ///< whose customer it is
    QString m_typed;
    int m_proof = 0;
};

} // namespace storehand
