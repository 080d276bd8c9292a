#include "sync/pairmemory.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <charconv>

using Type = TreeFacts::Type;
using Precision = TreeFacts::Precision;

namespace {
// Words with a blank between them: what kind of line, facts, and the path at the end, percent-encoded.
constexpr char pairMark = '=';    // = type precision size modified type precision size modified PATH
constexpr char goneMark = '-';    // - PATH
constexpr char attemptMark = '>'; // > direction size modified sentWhole TEMPORARY PATH

QByteArray encoded(const QByteArray &path) {
    return path.toPercentEncoding(QByteArrayLiteral("/!$&'()*+,;=:@")); // without the blank, percent and line breaks
}

QByteArray written(const TreeFacts &facts) {
    return QByteArray::number(int(facts.type)) + ' ' + QByteArray::number(int(facts.precision)) + ' ' +
           QByteArray::number(facts.size) + ' ' + QByteArray::number(facts.modified) + ' ';
}

// The words of a line, one after another, in place: there are a hundred thousand lines. The file may be torn or written
// by another version: nothing is believed.
class Words {
public:
    explicit Words(QByteArrayView line)
        : m_rest(line) {}

    QByteArrayView word() {
        const qsizetype blank = m_rest.indexOf(' ');
        const QByteArrayView found = blank < 0 ? m_rest : m_rest.first(blank);
        m_rest = blank < 0 ? QByteArrayView() : m_rest.sliced(blank + 1);
        m_isGood = m_isGood && !found.isEmpty();
        return found;
    }
    qint64 number() {
        const QByteArrayView digits = word();
        qint64 value = 0;
        const char *const end = digits.data() + digits.size();
        const auto [stop, error] = std::from_chars(digits.data(), end, value);
        m_isGood = m_isGood && error == std::errc() && stop == end;
        return value;
    }
    QByteArray path() {
        const QByteArrayView encoded = word();
        return encoded.contains('%') ? QByteArray::fromPercentEncoding(encoded.toByteArray()) : encoded.toByteArray();
    }
    TreeFacts facts() {
        TreeFacts facts;
        const qint64 type = number();
        const qint64 precision = number();
        m_isGood = m_isGood && type >= int(Type::File) && type <= int(Type::Folder) && precision >= 0 &&
                   precision <= int(Precision::Millisecond);
        facts.type = static_cast<Type>(type);
        facts.precision = static_cast<Precision>(precision);
        facts.size = number();
        facts.modified = number();
        return facts;
    }
    bool hasEndedWell() const { return m_isGood && m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
    bool m_isGood = true;
};

QByteArray lineOf(const QByteArray &path, const SyncedPair &pair) {
    return QByteArray(1, pairMark) + ' ' + written(pair.local) + written(pair.remote) + encoded(path);
}

QByteArray lineOf(const QByteArray &path, const SyncMemory::Attempt &attempt) {
    const AttemptRecord &record = attempt.record;
    return QByteArray(1, attemptMark) + ' ' + QByteArray::number(int(attempt.direction)) + ' ' +
           QByteArray::number(record.size) + ' ' + QByteArray::number(record.modified) + ' ' +
           (record.isSentWhole ? "1 " : "0 ") + (record.temporary.isEmpty() ? "-" : encoded(record.temporary)) + ' ' +
           encoded(path);
}

Failure failureOf(const QFileDevice &file) {
    return {Failure::Kind::LocalFile, errno, file.errorString(), file.fileName()};
}
} // namespace

PairMemory::PairMemory(const QString &directory, const QString &siteKey, const RemotePath &remoteTop,
                       const QString &localTop) {
    const QString real = QFileInfo(localTop).canonicalFilePath();
    m_heading = "wherry-pair 1 " + encoded(siteKey.toUtf8()) + ' ' + encoded(remoteTop.bytes()) + ' ' +
                encoded((real.isEmpty() ? localTop : real).toUtf8());
    const QByteArray name = QCryptographicHash::hash(m_heading, QCryptographicHash::Sha256).toHex().first(32);
    m_path = QDir(directory).filePath(QStringLiteral("sync/%1").arg(QLatin1String(name)));
}

PairMemory::~PairMemory() = default;

Expected<bool> PairMemory::open() {
    const QString folder = QFileInfo(m_path).path();
    if (!QDir().mkpath(folder))
        return Failure{Failure::Kind::LocalFile, errno, QStringLiteral("the folder cannot be made"), folder};
    m_lock = std::make_unique<QLockFile>(m_path + QStringLiteral(".lock"));
    m_lock->setStaleLockTime(0); // only the death of its owner frees it
    if (!m_lock->tryLock(0))
        return Failure{Failure::Kind::LocalFile, EWOULDBLOCK,
                       QStringLiteral("another synchronisation of these two folders is running"), folder};
    m_log.setFileName(m_path);
    if (!m_log.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered))
        return failureOf(m_log);
    m_log.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    m_log.seek(0);
    const QByteArray all = m_log.readAll();
    QByteArrayView rest(all);
    if (!all.startsWith(QByteArray(m_heading + '\n'))) {
        m_log.resize(0);
        m_log.write(m_heading + '\n');
        return true;
    }
    m_memory.pairs.reserve(all.count('\n'));
    rest = rest.sliced(m_heading.size() + 1);
    for (qsizetype end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
        m_hasGrown = !take(rest.first(end)) || m_hasGrown;
        rest = rest.sliced(end + 1);
    }
    if (!rest.isEmpty()) { // torn by a kill
        m_log.write("\n");
        m_hasGrown = true;
    }
    return true;
}

bool PairMemory::take(QByteArrayView line) {
    Words words(line);
    const QByteArrayView mark = words.word();
    if (mark == QByteArrayView(&pairMark, 1)) {
        const TreeFacts local = words.facts();
        const TreeFacts remote = words.facts();
        const QByteArray path = words.path();
        if (!words.hasEndedWell())
            return false;
        m_memory.attempts.remove(path);
        m_memory.pairs.insert(path, {local, remote});
        return true;
    }
    if (mark == QByteArrayView(&goneMark, 1)) {
        const QByteArray path = words.path();
        if (!words.hasEndedWell())
            return false;
        m_memory.attempts.remove(path);
        m_memory.pairs.remove(path);
        return true;
    }
    if (mark == QByteArrayView(&attemptMark, 1)) {
        SyncMemory::Attempt attempt;
        attempt.direction = static_cast<TransferItem::Direction>(words.number() != 0);
        attempt.record.size = words.number();
        attempt.record.modified = words.number();
        attempt.record.isSentWhole = words.number() != 0;
        attempt.record.temporary = words.path();
        if (attempt.record.temporary == "-")
            attempt.record.temporary.clear();
        const QByteArray path = words.path();
        if (!words.hasEndedWell())
            return false;
        m_memory.attempts.insert(path, attempt);
        return true;
    }
    return false;
}

void PairMemory::add(const QByteArray &line) {
    m_log.write(line + '\n');
    m_hasGrown = true;
}

void PairMemory::remember(const QList<SyncPlan::InStep> &all) {
    QByteArrayList lines;
    for (const auto &[path, pair] : all) {
        const bool wasMoving = m_memory.attempts.remove(path) > 0;
        SyncedPair &kept = m_memory.pairs[path];
        if (!wasMoving && kept == pair)
            continue;
        kept = pair;
        lines.append(lineOf(path, pair));
    }
    if (!lines.isEmpty())
        add(lines.join('\n'));
}

void PairMemory::forget(const QByteArray &path) {
    if (m_memory.pairs.remove(path) + m_memory.attempts.remove(path) > 0)
        add(goneMark + (' ' + encoded(path)));
}

void PairMemory::noteAttempt(const QByteArray &path, const SyncMemory::Attempt &attempt) {
    m_memory.attempts.insert(path, attempt);
    add(lineOf(path, attempt));
}

Expected<bool> PairMemory::compact() {
    if (!m_hasGrown)
        return true;
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return failureOf(file);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(m_heading + '\n');
    for (auto pair = m_memory.pairs.cbegin(); pair != m_memory.pairs.cend(); ++pair)
        file.write(lineOf(pair.key(), *pair) + '\n');
    for (auto attempt = m_memory.attempts.cbegin(); attempt != m_memory.attempts.cend(); ++attempt)
        file.write(lineOf(attempt.key(), *attempt) + '\n');
    if (!file.commit())
        return failureOf(file);
    m_log.close(); // of the file that was replaced
    if (!m_log.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered))
        return failureOf(m_log);
    m_hasGrown = false;
    return true;
}
