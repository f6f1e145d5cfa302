// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tools/story/HeadOffice.h"
#include "app/tools/story/PtyScanner.h"
#include "core/domain/FailPoint.h"
#include "tests/app/storehand/DeadFiles.h"

#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QTemporaryDir>

#include <array>
#include <memory>
#include <optional>
#include <random>

namespace storehand::test {

// Usage card
//   KillChain chain(databaseUrl, seed);       an empty URL: SQLite
//   chain.open();                             an order manager and three stations in two shops, who
//                                             sell and pick; each has a person signed in
//   chain.kill(KillChain::office);            works on until that program dies: by its aim if it
//   was chain.kill(station);                      started with one, else at a random moment
//   chain.audit();                            everybody in step, everything killed at once, all
//   files
//                                             compared
//   chain.problems()                          what was found wrong, empty when all is well
//   chain.hits()                              how often which fail point killed
// It believes nobody: what it saw acknowledged stands in its own ledger, and is looked for in the
// files of the dead.
class KillChain
{
public:
    static constexpr int office = -1;
    static constexpr int stations = 3;

    KillChain(const QString &database, quint64 seed);
    ~KillChain();

    void open();
    /// Kills `who` and starts it again. Returns whom the next kill must be of, since a program that
    /// was started with an aim dies by it.
    [[nodiscard]] std::optional<int> kill(int who);
    void audit();
    [[nodiscard]] Status verify() { return m_office.verify(); }

    [[nodiscard]] const QStringList &problems() const { return m_problems; }
    [[nodiscard]] const QMap<QString, int> &hits() const { return m_hits; }
    [[nodiscard]] int aimedDeaths() const;
    [[nodiscard]] int acknowledged() const;
    [[nodiscard]] int orders() const { return m_orders; }
    [[nodiscard]] int random(int below) { return static_cast<int>(m_random() % quint64(below)); }

private:
    struct Desk
    {
        QString folder;
        QString person;
        std::unique_ptr<story::PtyScanner> scanner;
        std::unique_ptr<story::JsonProgram> program;
        QSet<QString> ledger;    ///< ids of commands that it said yes to, or that its disk has
        QSet<QString> confirmed; ///< of these, the order manager has said that it has them
    };

    struct Aim
    {
        FailPoint point;
        int passing = 1;
    };

    [[nodiscard]] QString store(int desk) const;
    [[nodiscard]] Status start(int desk, const QStringList &more = {});
    [[nodiscard]] Status startSignedIn(int desk);
    [[nodiscard]] Status startOffice();
    [[nodiscard]] std::optional<Aim> drawAim(int who);
    void settle();
    void restart(int who);
    void examine(int who);
    void examineStation(Desk &desk);
    void examineOffice();
    [[nodiscard]] KeptData officeData() const;

    /// Somebody does something; false when the program that it is done with has ended.
    [[nodiscard]] bool act(int desk);
    [[nodiscard]] bool workOn(Desk &desk, const QJsonObject &assignment);
    [[nodiscard]] bool claim(Desk &desk, const QJsonArray &queue);
    [[nodiscard]] bool scan(Desk &desk, const QString &sku);
    [[nodiscard]] bool ask(Desk &desk, const QJsonObject &request);
    [[nodiscard]] bool order();
    void workUntilDead(int who, int msMax);
    void compareTopics(const Desk &desk, const KeptData &central);
    void compareBooks(const KeptData &central);
    [[nodiscard]] bool isRunning(int who) const;
    void note(const QString &problem);

    QTemporaryDir m_folder;
    QString m_database;
    std::mt19937_64 m_random;
    story::HeadOffice m_office;
    bool m_officeIsDead = false;
    std::array<Desk, stations> m_desks;
    std::optional<Aim> m_aim;           ///< of the program that was started last
    int m_orders = 0;                   ///< placed, and answered
    QMap<QString, QByteArray> m_hashes; ///< of each command, as its station keeps it
    QMap<QString, int> m_hits;
    QStringList m_problems;
};

} // namespace storehand::test
