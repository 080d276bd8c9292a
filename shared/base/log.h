// What happened, as records that windows, files and terminals show. One Log per program, handed by reference; secrets
// are masked here and only here.
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QObject>
#include <QString>

struct LogRecord {
    enum class Level { Debug, Info, Warning, Error };
    enum class Kind { Status, Command, Reply, Warning, Error };

    qint64 time = 0; // ms since 1970, UTC
    Level level = Level::Info;
    Kind kind = Kind::Status;
    QString source; // who speaks: a session, an address, a part of the program
    QString text;   // may hold anything a stranger sent; show it through visibleText()
};
Q_DECLARE_METATYPE(LogRecord)

class Log : public QObject {
    Q_OBJECT
public:
    explicit Log(QObject *parent = nullptr)
        : QObject(parent) {}

    // Records below the level are dropped. Default: Info.
    void setLevel(LogRecord::Level level) { m_level = level; }
    LogRecord::Level level() const { return m_level; }
    bool wants(LogRecord::Level level) const { return level >= m_level; }

    void write(LogRecord::Level level, LogRecord::Kind kind, const QString &source, const QString &text);
    void debug(const QString &source, const QString &text);
    void info(const QString &source, const QString &text);
    void warning(const QString &source, const QString &text);
    void error(const QString &source, const QString &text);
    // A command line as it goes over the wire (bytes, without CRLF), written with its secrets masked, at level Debug on
    // a server and Info on a client: the caller says which. UTF-8 is assumed, what is not is shown as Latin-1.
    void command(LogRecord::Level level, const QString &source, const QByteArray &line);
    void reply(LogRecord::Level level, const QString &source, const QByteArray &line);

    // The name of a level in options and files ("debug", "info", "warning", "error"), and back; false when unknown.
    static QString levelName(LogRecord::Level level);
    static bool levelFromName(QStringView name, LogRecord::Level *level);

Q_SIGNALS:
    void recorded(const LogRecord &record);

private:
    LogRecord::Level m_level = LogRecord::Level::Info;
};

// "PASS secret" becomes "PASS ****"; also ACCT, SITE REGISTER, SITE PSWD and its other spellings, in any case and with
// leading blanks.
QByteArray maskSecrets(const QByteArray &commandLine);
