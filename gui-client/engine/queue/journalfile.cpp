#include "queue/journalfile.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <array>

namespace {
constexpr int formatVersion = 1;

// One column of the table: how it is written and read. The order is the order of the statement.
struct Column {
    const char *name;
    const char *type;
    QVariant (*read)(const TransferItem &);
    void (*write)(TransferItem &, const QVariant &);
};

enum Flag { Skipped = 1, NotAtomic = 2, TargetNew = 4, RefusedName = 8, SentWhole = 16, Batched = 32, Unwanted = 64 };

int flagsOf(const TransferItem &item) {
    return (item.isSkipped ? Skipped : 0) | (item.isAtomic ? 0 : NotAtomic) | (item.isTargetNew ? TargetNew : 0) |
           (item.isRefused ? RefusedName : 0) | (item.attempt.isSentWhole ? SentWhole : 0) |
           (item.isBatched ? Batched : 0) | (item.isUnwanted ? Unwanted : 0);
}

void setFlags(TransferItem &item, int flags) {
    item.isSkipped = flags & Skipped;
    item.isAtomic = !(flags & NotAtomic);
    item.isTargetNew = flags & TargetNew;
    item.isRefused = flags & RefusedName;
    item.attempt.isSentWhole = flags & SentWhole;
    item.isBatched = flags & Batched;
    item.isUnwanted = flags & Unwanted;
}

#define NUMBER(column, field, Type)                                                                                    \
    Column {                                                                                                           \
        column, "INTEGER", [](const TransferItem &i) { return QVariant(static_cast<qint64>(i.field)); },               \
            [](TransferItem &i, const QVariant &v) { i.field = static_cast<Type>(v.toLongLong()); }                    \
    }
#define TEXT(column, field)                                                                                            \
    Column {                                                                                                           \
        column, "TEXT", [](const TransferItem &i) { return QVariant(i.field); },                                       \
            [](TransferItem &i, const QVariant &v) { i.field = v.toString(); }                                         \
    }
#define BYTES(column, field)                                                                                           \
    Column {                                                                                                           \
        column, "BLOB", [](const TransferItem &i) { return QVariant(i.field); },                                       \
            [](TransferItem &i, const QVariant &v) { i.field = v.toByteArray(); }                                      \
    }

const std::array columns = {
    NUMBER("parent", parent, quint64),
    NUMBER("direction", direction, TransferItem::Direction),
    NUMBER("kind", kind, TransferItem::Kind),
    NUMBER("state", state, TransferItem::State),
    NUMBER("priority", priority, TransferItem::Priority),
    NUMBER("exists_rule", existsRule, ExistsRule),
    NUMBER("verification", verification, TransferItem::Verification),
    NUMBER("attempts", attempts, quint8),
    NUMBER("depth", depth, quint8),
    Column{"flags", "INTEGER", [](const TransferItem &i) { return QVariant(flagsOf(i)); },
           [](TransferItem &i, const QVariant &v) { setFlags(i, v.toInt()); }},
    TEXT("site", site),
    TEXT("local_path", localPath),
    Column{"remote_path", "BLOB", [](const TransferItem &i) { return QVariant(i.remotePath.bytes()); },
           [](TransferItem &i, const QVariant &v) { i.remotePath = RemotePath(v.toByteArray()); }},
    TEXT("root", root),
    BYTES("unique_fact", unique),
    NUMBER("size", size, qint64),
    NUMBER("modified", modified, qint64),
    NUMBER("done", done, qint64),
    NUMBER("started_at", startedAt, qint64),
    NUMBER("finished_at", finishedAt, qint64),
    BYTES("digest", digest),
    NUMBER("first_size", attempt.size, qint64),
    NUMBER("first_modified", attempt.modified, qint64),
    BYTES("temporary", attempt.temporary),
    NUMBER("failure_kind", failure.kind, Failure::Kind),
    NUMBER("failure_code", failure.code, int),
    TEXT("failure_text", failure.text),
    TEXT("failure_step", failure.step),
};
#undef NUMBER
#undef TEXT
#undef BYTES

Failure failureOf(const QSqlError &error, const QString &step) {
    Failure failure;
    failure.kind = Failure::Kind::LocalFile;
    failure.code = error.nativeErrorCode().toInt();
    failure.text = error.text();
    failure.step = step;
    return failure;
}

Failure run(QSqlQuery &query, const QString &statement) {
    return query.exec(statement) ? Failure() : failureOf(query.lastError(), statement);
}

QString createStatement() {
    QString text =
        QStringLiteral("CREATE TABLE IF NOT EXISTS items (id INTEGER PRIMARY KEY, position INTEGER NOT NULL");
    for (const Column &column : columns)
        text += QStringLiteral(", %1 %2").arg(QLatin1String(column.name), QLatin1String(column.type));
    return text + QLatin1Char(')');
}

QString columnNames() {
    QString text = QStringLiteral("id, position");
    for (const Column &column : columns)
        text += QStringLiteral(", ") + QLatin1String(column.name);
    return text;
}

// By name: with each number Qt makes a name of it anew, which takes longer than all the rest.
const QStringList &placeholders() {
    static const QStringList names = [] {
        QStringList made;
        for (const Column &column : columns)
            made += QLatin1Char(':') + QLatin1String(column.name);
        return made;
    }();
    return names;
}
} // namespace

JournalFile::JournalFile(const QString &path)
    : m_path(path)
    , m_connection(QStringLiteral("journal-") + QUuid::createUuid().toString(QUuid::WithoutBraces)) {}

JournalFile::~JournalFile() { close(); }

void JournalFile::close() {
    if (!QSqlDatabase::contains(m_connection))
        return;
    m_insertion.reset();
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

JournalContents JournalFile::open() {
    JournalContents contents;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
        database.setDatabaseName(m_path);
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000"));
        if (!database.open()) {
            contents.failure = failureOf(database.lastError(), m_path);
            return contents;
        }
        // Paths and names are nobody else's business.
        QFile::setPermissions(m_path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    contents.failure = prepare();
    if (contents.failure)
        return contents;
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.setForwardOnly(true);
    contents.failure = run(query, QStringLiteral("SELECT %1 FROM items ORDER BY position, id").arg(columnNames()));
    while (!contents.failure && query.next()) {
        TransferItem item;
        item.id = query.value(0).toULongLong();
        for (size_t i = 0; i < columns.size(); ++i)
            columns[i].write(item, query.value(int(i) + 2));
        contents.items.append(item);
        contents.positions.append(query.value(1).toLongLong());
    }
    if (!contents.failure && query.lastError().isValid())
        contents.failure = failureOf(query.lastError(), m_path);
    query.finish();
    if (!contents.failure)
        contents.failure = run(query, QStringLiteral("SELECT value FROM facts WHERE name = 'last_id'"));
    if (!contents.failure && query.next())
        contents.lastId = query.value(0).toULongLong();
    return contents;
}

Failure JournalFile::prepare() {
    QSqlQuery query(QSqlDatabase::database(m_connection));
    for (const QString &statement :
         {QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = NORMAL"),
          QStringLiteral("CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value INTEGER)"),
          createStatement()}) {
        if (const Failure failure = run(query, statement))
            return failure;
        query.finish();
    }
    if (const Failure failure = run(query, QStringLiteral("PRAGMA quick_check(1)")))
        return failure;
    if (query.next() && query.value(0).toString() != QLatin1String("ok")) {
        Failure failure;
        failure.kind = Failure::Kind::Damaged;
        failure.text = query.value(0).toString();
        failure.step = m_path;
        return failure;
    }
    query.finish();
    if (const Failure failure = run(query, QStringLiteral("PRAGMA user_version")))
        return failure;
    const int version = query.next() ? query.value(0).toInt() : 0;
    query.finish();
    if (version > formatVersion) {
        Failure failure;
        failure.kind = Failure::Kind::Unsupported;
        failure.text = QStringLiteral("the file was written by a newer version");
        failure.step = m_path;
        return failure;
    }
    return run(query, QStringLiteral("PRAGMA user_version = %1").arg(formatVersion));
}

Failure JournalFile::write(const JournalBatch &batch) {
    QSqlDatabase database = QSqlDatabase::database(m_connection, false);
    if (!m_isOpen && !database.transaction())
        return failureOf(database.lastError(), m_path);
    m_isOpen = batch.goesOn;
    Failure failure = writeRows(batch.rows);
    if (!failure)
        failure = removeRows(batch.removed);
    QSqlQuery query(database);
    if (!failure)
        failure = run(query, QStringLiteral("INSERT OR REPLACE INTO facts VALUES ('last_id', %1)").arg(batch.lastId));
    query.finish();
    if (failure) {
        database.rollback();
        m_isOpen = false;
        return failure;
    }
    return batch.goesOn || database.commit() ? Failure() : failureOf(database.lastError(), m_path);
}

Failure JournalFile::writeRows(const QList<JournalRow> &rows) {
    if (!m_insertion) {
        m_insertion.emplace(QSqlDatabase::database(m_connection, false));
        m_insertion->prepare(QStringLiteral("INSERT OR REPLACE INTO items (%1) VALUES (:id, :position, %2)")
                                 .arg(columnNames(), placeholders().join(QStringLiteral(", "))));
    }
    QSqlQuery &query = *m_insertion;
    const QString id = QStringLiteral(":id"), position = QStringLiteral(":position");
    for (const JournalRow &row : rows) {
        query.bindValue(id, row.item.id);
        query.bindValue(position, row.position);
        for (size_t i = 0; i < columns.size(); ++i)
            query.bindValue(placeholders().at(qsizetype(i)), columns[i].read(row.item));
        if (!query.exec())
            return failureOf(query.lastError(), m_path);
    }
    query.finish();
    return {};
}

Failure JournalFile::removeRows(const QList<quint64> &ids) {
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.prepare(QStringLiteral("DELETE FROM items WHERE id = ?"));
    for (const quint64 id : ids) {
        query.bindValue(0, id);
        if (!query.exec())
            return failureOf(query.lastError(), m_path);
    }
    return {};
}
