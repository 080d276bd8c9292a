#include "base/log.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace {
constexpr std::array levelNames{"debug", "info", "warning", "error"};
// Of SITE; the last three are other servers' spellings of PSWD.
constexpr std::array secretSites{"REGISTER", "PSWD", "PASSWD", "PASSWORD", "CPWD"};

// UTF-8 when it is valid, else each byte as its Latin-1 character: nothing is lost on the way to a log.
QString readable(const QByteArray &bytes) {
    const QString text = QString::fromUtf8(bytes);
    return text.contains(QChar::ReplacementCharacter) ? QString::fromLatin1(bytes) : text;
}
} // namespace

void Log::write(LogRecord::Level level, LogRecord::Kind kind, const QString &source, const QString &text) {
    if (!wants(level))
        return;
    Q_EMIT recorded({QDateTime::currentMSecsSinceEpoch(), level, kind, source, text});
}

void Log::debug(const QString &source, const QString &text) {
    write(LogRecord::Level::Debug, LogRecord::Kind::Status, source, text);
}

void Log::info(const QString &source, const QString &text) {
    write(LogRecord::Level::Info, LogRecord::Kind::Status, source, text);
}

void Log::warning(const QString &source, const QString &text) {
    write(LogRecord::Level::Warning, LogRecord::Kind::Warning, source, text);
}

void Log::error(const QString &source, const QString &text) {
    write(LogRecord::Level::Error, LogRecord::Kind::Error, source, text);
}

void Log::command(LogRecord::Level level, const QString &source, const QByteArray &line) {
    if (wants(level))
        write(level, LogRecord::Kind::Command, source, readable(maskSecrets(line)));
}

void Log::reply(LogRecord::Level level, const QString &source, const QByteArray &line) {
    if (wants(level))
        write(level, LogRecord::Kind::Reply, source, readable(line));
}

QString Log::levelName(LogRecord::Level level) { return QString::fromLatin1(levelNames.at(size_t(level))); }

bool Log::levelFromName(QStringView name, LogRecord::Level *level) {
    for (size_t i = 0; i < levelNames.size(); ++i) {
        if (name.compare(QLatin1String(levelNames.at(i)), Qt::CaseInsensitive) == 0) {
            *level = LogRecord::Level(i);
            return true;
        }
    }
    return false;
}

QByteArray maskSecrets(const QByteArray &commandLine) {
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    // One word from `at` on, in upper case; `at` moves to the first byte behind it and its blanks.
    const auto word = [&](qsizetype &at) {
        while (at < commandLine.size() && isBlank(commandLine[at]))
            ++at;
        const qsizetype begin = at;
        while (at < commandLine.size() && !isBlank(commandLine[at]) && commandLine[at] != '\r' &&
               commandLine[at] != '\n')
            ++at;
        return commandLine.mid(begin, at - begin).toUpper();
    };
    qsizetype at = 0;
    const QByteArray verb = word(at);
    qsizetype end = at;
    bool secret = verb == "PASS" || verb == "ACCT";
    if (verb == "SITE") {
        const QByteArray second = word(at);
        end = at;
        secret = std::find(secretSites.begin(), secretSites.end(), second) != secretSites.end();
    }
    // A secret of no length is masked too: whether there was one is nobody's business.
    return secret ? commandLine.left(end) + " ****" : commandLine;
}
