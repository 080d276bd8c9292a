#include "support/serverpostgres.h"

#include <QDir>
#include <QFile>

#include <csignal>
#include <pwd.h>
#include <unistd.h>

namespace {
QString binary(const QString &name) {
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    for (const QString &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed)) {
        const QString path = versions.filePath(version + QStringLiteral("/bin/") + name);
        if (QFile::exists(path))
            return path;
    }
    return {};
}
} // namespace

bool PostgresCluster::isInstalled() { return !binary(QStringLiteral("initdb")).isEmpty(); }

PostgresCluster::~PostgresCluster() { stop(); }

QStringList PostgresCluster::asUser(const QString &program, const QStringList &arguments) const {
    // Without its parent it goes, too.
    QStringList command = {QStringLiteral("setpriv"), QStringLiteral("--pdeathsig"), QStringLiteral("KILL")};
    if (::geteuid() == 0)
        command +=
            {QStringLiteral("--reuid=postgres"), QStringLiteral("--regid=postgres"), QStringLiteral("--clear-groups")};
    return command + QStringList(program) + arguments;
}

QString PostgresCluster::start() {
    const QString data = m_directory.filePath(QStringLiteral("data"));
    if (!QFile::exists(data)) {
        if (::geteuid() == 0) {
            const passwd *user = ::getpwnam("postgres");
            if (!user || ::chown(QFile::encodeName(m_directory.path()).constData(), user->pw_uid, user->pw_gid) != 0)
                return QStringLiteral("no user postgres");
        }
        const QStringList command =
            asUser(binary(QStringLiteral("initdb")),
                   {QStringLiteral("-D"), data, QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("-U"),
                    QStringLiteral("wherry"), QStringLiteral("-N"), QStringLiteral("-E"), QStringLiteral("UTF8"),
                    QStringLiteral("--locale=C")});
        QProcess initdb;
        initdb.setProcessChannelMode(QProcess::MergedChannels);
        initdb.setWorkingDirectory(QStringLiteral("/"));
        initdb.start(command.first(), command.mid(1));
        if (!initdb.waitForFinished(120'000) || initdb.exitCode() != 0)
            return QString::fromUtf8(initdb.readAll());
    }
    const QStringList command =
        asUser(binary(QStringLiteral("postgres")),
               {QStringLiteral("-D"), data, QStringLiteral("-k"), m_directory.path(), QStringLiteral("-c"),
                QStringLiteral("listen_addresses="), QStringLiteral("-c"), QStringLiteral("fsync=off")});
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setWorkingDirectory(QStringLiteral("/"));
    m_process.start(command.first(), command.mid(1));
    QByteArray said;
    while (!said.contains("ready to accept connections"))
        if (!m_process.waitForReadyRead(60'000))
            return QString::fromUtf8(said + m_process.readAll());
        else
            said += m_process.readAll();
    return {};
}

void PostgresCluster::stop() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_process.processId()), SIGQUIT); // immediate shutdown
    if (!m_process.waitForFinished(10'000))
        m_process.kill();
    m_process.waitForFinished(10'000);
}

void PostgresCluster::suspend() {
    // The processes that serve connections are children: all of the group.
    QProcess::execute(QStringLiteral("pkill"),
                      {QStringLiteral("-STOP"), QStringLiteral("-P"), QString::number(m_process.processId())});
    ::kill(pid_t(m_process.processId()), SIGSTOP);
}

void PostgresCluster::resume() {
    ::kill(pid_t(m_process.processId()), SIGCONT);
    QProcess::execute(QStringLiteral("pkill"),
                      {QStringLiteral("-CONT"), QStringLiteral("-P"), QString::number(m_process.processId())});
}

QString PostgresCluster::url() const {
    return QStringLiteral("postgresql:///postgres?user=wherry&host=") + m_directory.path();
}
