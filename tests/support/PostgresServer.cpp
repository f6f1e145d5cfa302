// SPDX-License-Identifier: Apache-2.0
#include "tests/support/PostgresServer.h"

#include "core/database/Connection.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QThread>
#include <QUrl>

#include <csignal>
#include <cstdio>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace storehand::test {

namespace {

constexpr int startMsMax = 60'000;
constexpr int stopMsMax = 10'000;

/// The user that runs the server: ourselves, unless we are root.
const passwd *serverUser()
{
    if (geteuid() != 0)
        return getpwuid(geteuid());
    const passwd *user = getpwnam("postgres");
    return user ? user : getpwnam("nobody");
}

bool isRunning(const QByteArray &pid)
{
    QFile stat(u"/proc/%1/stat"_s.arg(QLatin1StringView(pid)));
    return stat.open(QIODevice::ReadOnly) && !stat.readAll().contains(") Z ");
}

QString findPrograms()
{
    const QString onPath = QStandardPaths::findExecutable(u"initdb"_s);
    if (!onPath.isEmpty())
        return QFileInfo(onPath).absolutePath();
    const QDir versions(u"/usr/lib/postgresql"_s);
    const QStringList names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (auto name = names.crbegin(); name != names.crend(); ++name) {
        const QString folder = versions.filePath(*name) + u"/bin"_s;
        if (QFile::exists(folder + u"/initdb"_s))
            return folder;
    }
    return {};
}

} // namespace

PostgresServer *PostgresServer::shared()
{
    static const std::unique_ptr<PostgresServer> server = make(false);
    return server.get();
}

PostgresServer *PostgresServer::sharedSynced()
{
    static const std::unique_ptr<PostgresServer> server = make(true);
    return server.get();
}

std::unique_ptr<PostgresServer> PostgresServer::make(bool syncs)
{
    const QString programs = findPrograms();
    if (programs.isEmpty()) {
        std::fprintf(stderr, "SKIPPED: PostgreSQL is not installed on this machine\n");
        return nullptr;
    }
    std::unique_ptr<PostgresServer> made(new PostgresServer(programs, syncs));
    if (!made->initialise() || !made->start())
        qFatal("PostgreSQL is installed but does not start");
    return made;
}

PostgresServer::PostgresServer(QString programs, bool syncs)
    : m_programs(std::move(programs))
    , m_syncs(syncs)
{
    prepare(m_server);
}

PostgresServer::~PostgresServer()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    ::kill(static_cast<pid_t>(m_server.processId()), SIGQUIT);
    m_server.waitForFinished(stopMsMax);
}

void PostgresServer::prepare(QProcess &process) const
{
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setWorkingDirectory(m_folder.path());
    const passwd *const user = serverUser();
    process.setChildProcessModifier([uid = user->pw_uid, gid = user->pw_gid] {
        if (geteuid() == 0 && (setgid(gid) != 0 || setuid(uid) != 0))
            _exit(1);
        prctl(PR_SET_PDEATHSIG, SIGQUIT); // a test that crashes leaves no server behind
    });
}

bool PostgresServer::initialise()
{
    const passwd *const user = serverUser();
    if (chown(QFile::encodeName(m_folder.path()).constData(), user->pw_uid, user->pw_gid) != 0)
        return false;
    QProcess initdb;
    prepare(initdb);
    initdb.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    initdb.start(m_programs + u"/initdb"_s,
                 {u"--pgdata=data"_s, u"--username=storehand"_s, u"--auth=trust"_s,
                  u"--encoding=UTF8"_s, u"--locale=C.UTF-8"_s, u"--no-sync"_s});
    return initdb.waitForFinished(startMsMax) && initdb.exitCode() == 0;
}

bool PostgresServer::start()
{
    m_server.setStandardErrorFile(m_folder.filePath(u"server.log"_s), QIODevice::Append);
    m_server.start(m_programs + u"/postgres"_s,
                   {u"-D"_s, u"data"_s, u"-k"_s, m_folder.path(), u"-c"_s, u"listen_addresses="_s,
                    u"-c"_s, m_syncs ? u"fsync=on"_s : u"fsync=off"_s, u"-c"_s,
                    u"max_connections=50"_s});
    if (!m_server.waitForStarted(startMsMax))
        return false;
    QElapsedTimer waited;
    waited.start();
    // The server tells nobody when it is ready, so it is asked.
    while (!Connection::open(PostgresOptions{url(u"postgres"_s), true})) {
        if (waited.hasExpired(startMsMax) || m_server.waitForFinished(50))
            return false;
    }
    return true;
}

void PostgresServer::kill()
{
    const QString pid = QString::number(m_server.processId());
    QFile children(u"/proc/%1/task/%1/children"_s.arg(pid));
    QList<QByteArray> backends;
    if (children.open(QIODevice::ReadOnly))
        backends = children.readAll().simplified().split(' ');
    m_server.kill();
    m_server.waitForFinished(stopMsMax);
    backends.removeAll(QByteArray());
    for (const QByteArray &backend : backends)
        ::kill(backend.toInt(), SIGKILL);
    for (const QByteArray &backend : backends) {
        while (isRunning(backend))
            QThread::msleep(1); // it is not our child, so there is nothing to wait on
    }
}

QString PostgresServer::url(const QString &database) const
{
    return u"postgresql://storehand@/%1?host=%2"_s.arg(database, m_folder.path());
}

QString PostgresServer::createDatabase(const QString &likeUrl)
{
    const QString name = u"test_%1"_s.arg(++m_databases);
    const auto connection = Connection::open(PostgresOptions{url(u"postgres"_s), true});
    QString sql = u"CREATE DATABASE "_s + name;
    if (!likeUrl.isEmpty())
        sql += u" TEMPLATE "_s + QUrl(likeUrl).path().mid(1);
    if (!connection || !(*connection)->execute(sql))
        qFatal("A database for the test cannot be made");
    return url(name);
}

} // namespace storehand::test
