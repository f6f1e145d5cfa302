// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"
#include "tests/sim/Findings.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QString>

#include <array>
#include <optional>

namespace storehand::sim {

/// A row of the command log, as a commit added it.
struct LoggedCommandRow
{
    QString install;
    qint64 n = 0;
    QString id; ///< empty: a repeated one
    QString type;
    QString target;
    QString actor;
    qint64 receivedAt = 0;
    QString verdict;
    std::optional<qint64> fence;
    QByteArray body;
    QByteArray result;
};

/// A row of the feed, as a commit added it.
struct ChangedRow
{
    QString topic;
    qint64 seq = 0;
    qint64 prev = 0;
    qint64 txn = 0;
    QString entity;
    QString id;
    qint64 version = 0;
    bool isDeleted = false;
    QByteArray body;
    Instant at;
    int kept = 0;            ///< of stock: units that it keeps for preorders from now on
    QJsonObject object = {}; ///< `body`, read
};

/// How many units there are under each of the names that lines of orders and stocks have; 0 where
/// nothing else was said.
class Counts
{
public:
    static constexpr std::array<QStringView, 17> names{
        u"ordered",  u"in_hand",   u"packed", u"staged",      u"handed_over", u"shipped",
        u"refused",  u"withdrawn", u"short",  u"substituted", u"cancelled",   u"surplus",
        u"put_back", u"shelf",     u"picked", u"unsellable",  u"reserved"};

    Counts() = default;
    Counts(std::initializer_list<std::pair<QStringView, int>> counts)
    {
        for (const auto &[name, count] : counts)
            (*this)[name] = count;
    }
    /// What a body says.
    [[nodiscard]] static Counts of(const QJsonObject &body);

    [[nodiscard]] int &operator[](QStringView name) { return m_numbers[placeOf(name)]; }
    [[nodiscard]] int operator[](QStringView name) const { return m_numbers[placeOf(name)]; }
    [[nodiscard]] Counts operator-() const { return Counts() - *this; }
    friend Counts operator-(Counts a, const Counts &b)
    {
        for (size_t i = 0; i < names.size(); ++i)
            a.m_numbers[i] -= b.m_numbers[i];
        return a;
    }
    friend bool operator==(const Counts &, const Counts &) = default;

private:
    [[nodiscard]] static size_t placeOf(QStringView name)
    {
        size_t place = 0;
        while (names.at(place) != name)
            ++place;
        return place;
    }

    std::array<int, names.size()> m_numbers{};
};

/// The catalogue of commands once more, written from its description and not from the program:
/// plain numbers by name, no types of the program's rules. Replays what the log says in the order
/// of the commits, takes over only what others decide (where the router sends units, what a till
/// reports), and compares each order and each stock that a commit wrote with its own.
class ReferenceModel
{
public:
    explicit ReferenceModel(Findings &findings)
        : m_findings(findings)
    {}

    /// Takes this for granted, as at the beginning or after a backup was restored.
    void adopt(const QString &entity, const QJsonObject &body);
    void forget();
    /// What one commit added.
    void commit(const QList<LoggedCommandRow> &commands, const QList<ChangedRow> &changes);

private:
    struct Line
    {
        QString sku;
        Counts units;
    };

    struct Parcel
    {
        QString place;
        bool isGone = false;
        QMap<QString, int> units;

        friend bool operator==(const Parcel &, const Parcel &) = default;
    };

    struct Work
    {
        QString store;
        QString method;
        QString state;
        QString because;
        QString holder; ///< install and person of the claim
        bool onHold = false;
        QMap<QString, Line> lines;
        QMap<QString, Parcel> parcels;
        QStringList parcelOrder; ///< as they were made: units are taken from the oldest first
    };

    /// What a command did, for undoing it.
    struct Deed
    {
        QString type;
        QMap<QString, QMap<QString, Counts>> lines; ///< by order and line: the change
        QMap<QString, QMap<QString, std::optional<Parcel>>> parcels; ///< as they were
        QList<std::pair<QString, Counts>> moves; ///< by stock, without corrections
    };

    /// An order as a commit wrote it.
    struct Told
    {
        QString ref;
        Work work;
    };

    struct Group
    {
        QMap<QString, Told> orders;
        QMap<QString, Counts> stocks; ///< by "store sku"
        QMap<QString, int> kept;      ///< likewise: for preorders
    };

    [[nodiscard]] static Work workOf(const QJsonObject &body);
    [[nodiscard]] static QString inWords(const QMap<QString, Parcel> &parcels);
    [[nodiscard]] static int open(const Line &line);
    [[nodiscard]] static int held(const Line &line);
    [[nodiscard]] static bool isOpen(const QString &state);

    /// A piece of work that the command is about to change.
    [[nodiscard]] Work &changing(const QString &id);
    [[nodiscard]] static qint64 groupOf(const LoggedCommandRow &row,
                                        const QHash<QString, qint64> &groupAt);
    void noteDeed(const QString &id, const Work &then, const Work &now);
    void replay(const LoggedCommandRow &row, const Group &group);
    void apply(const LoggedCommandRow &row, const QJsonObject &args);
    void decide(const QString &type, Work &work, const QString &holder);
    void pick(Work &work, const QJsonObject &args);
    void unpick(Work &work, const QJsonObject &args);
    void shortLine(Work &work, const QJsonObject &args);
    /// A name that another line has gives way to that of the command.
    void substitute(Work &work, const QJsonObject &args, const QString &command);
    void pack(Work &work, const QJsonObject &args);
    void stage(Work &work, const QJsonObject &args);
    void handOver(Work &work, const QJsonObject &args);
    void refuse(Work &work, const QJsonObject &args);
    void putBack(Work &work, const QJsonObject &args);
    void ship(Work &work, const QJsonObject &args);
    void decline(Work &work, const QJsonObject &args);
    void reverse(const LoggedCommandRow &row, const QJsonObject &args);
    void adjust(const QString &store, const QJsonObject &args);

    /// What nobody at a station did: the group says what was decided, the model says what follows.
    void act(const Group &group, bool isOwnAct);
    void giveMore(Work &work, const Work &told);
    void actOn(Work &work, const Work &told);
    void compare(const Group &group, const QString &cause);

    [[nodiscard]] static Parcel &parcelOf(Work &work, const QString &code);
    [[nodiscard]] int takeHeld(Work &work, const QString &line, int units, bool forCustomer);
    void move(const QString &sku, const Counts &change, bool isCorrection = false);
    void settle(Work &work);
    [[nodiscard]] QString endOf(const Work &work) const;

    Findings &m_findings;
    QHash<QString, Work> m_work;          ///< by assignment
    QHash<QString, Counts> m_stock;       ///< by "store sku"
    QHash<QString, Deed> m_deeds;         ///< by "install n"
    QHash<QString, bool> m_displayLeaves; ///< whether a store's display pieces leave the shelf
    // Of the command that is replayed.
    QString m_store;
    Deed m_deed;
    QMap<QString, Work> m_former; ///< what it changes, as it was
    bool m_isUnknown = false;     ///< it, or one told with it, undoes something older than a backup
};

} // namespace storehand::sim
