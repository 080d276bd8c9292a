// A PostgreSQL cluster of its own in a directory that goes by itself, reached through a socket in it: no port, no other
// cluster of the machine. Runs as the user postgres when the tests are root.
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

class PostgresCluster {
public:
    ~PostgresCluster();

    static bool isInstalled();
    // Makes it, once, and starts it; empty when it runs, else why not.
    QString start();
    void stop();    // at once, as when its machine goes
    void suspend(); // answers nothing any more
    void resume();
    QString url() const; // for Configuration::database

private:
    QStringList asUser(const QString &program, const QStringList &arguments) const;

    QTemporaryDir m_directory;
    QProcess m_process;
};
