// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace storehand::test {

// Usage card
//   PostgresServer *server = PostgresServer::shared();   one real server for this test program,
//   started at
//                                                        the first call in a temporary folder,
//                                                        reached by a socket in it, gone with the
//                                                        program
//   if (!server) QSKIP("PostgreSQL is not installed");   the reason was printed
//   server->createDatabase()                             the URL of a new empty database
//   server->createDatabase(url)                          or of a copy that nobody is connected to
//   server->kill(); server->start();                     all backends die as with kill -9; then
//   recovery
//
// shared() runs without fsync: open it with PostgresOptions::acceptUnsafeServer. Started by root,
// it runs as the user postgres or nobody, since the server refuses to be root.
class PostgresServer
{
public:
    [[nodiscard]] static PostgresServer *shared();
    /// Another one that syncs, as our own programs demand.
    [[nodiscard]] static PostgresServer *sharedSynced();

    ~PostgresServer();
    Q_DISABLE_COPY_MOVE(PostgresServer)

    [[nodiscard]] QString createDatabase(const QString &likeUrl = {});
    [[nodiscard]] bool start();
    void kill();

private:
    PostgresServer(QString programs, bool syncs);
    [[nodiscard]] static std::unique_ptr<PostgresServer> make(bool syncs);
    [[nodiscard]] bool initialise();
    [[nodiscard]] QString url(const QString &database) const;
    void prepare(QProcess &process) const;

    QString m_programs;
    bool m_syncs;
    QTemporaryDir m_folder;
    QProcess m_server;
    int m_databases = 0;
};

} // namespace storehand::test
