// The connection to the database, on the database's own thread: opened when first needed and again after it broke, its
// schema brought up to date. Used only inside jobs of Database, which owns it.
#pragma once

#include "store/dialect.h"
#include "store/notice.h"

#include <QElapsedTimer>
#include <QList>
#include <QVariant>

#include <functional>

// Where the database is: a file of SQLite, or a PostgreSQL server when url is set.
struct DatabaseLocation {
    QString file; // absolute
    QString url;  // "postgresql://user:password@host:5432/name", "postgresql:///name?host=/run/postgresql&user=ann"
};

class QSqlDatabase;
class QSqlQuery;

class Connection {
public:
    using Row = QVariantList;

    Connection(DatabaseLocation location, std::function<void(const QString &)> warn);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    // Opens it if it is not open; after a failure not again within a second.
    StoreFailure ensureOpen();
    void close();

    // One statement; values for its question marks.
    Stored<QList<Row>> ask(const QString &statement, const QVariantList &values = {});
    // The number of rows changed.
    Stored<int> change(const QString &statement, const QVariantList &values = {});
    // The same statement for each row, parsed once. Within a transaction, as a failure leaves the rows before it.
    StoreFailure changeEach(const QString &statement, const QList<Row> &rows);
    // All of it or nothing: a failure of the work takes everything back.
    StoreFailure transaction(const std::function<StoreFailure()> &work);
    bool isShared() const { return m_dialect.isShared; }
    // "lower(%1)", as this database says it.
    const QString &folded() const { return m_dialect.folded; }
    // To all that listen, when the transaction it belongs to is done; nobody is there with SQLite.
    StoreFailure tell(const Notice &notice);
    // From now on what others tell, as long as it stays open. Only where the thread has an event loop; false when
    // refused.
    bool listen(std::function<void(const QString &)> hear);
    const QString &name() const { return m_name; }

private:
    template<class Read>
    auto execute(const QString &statement, const QList<Row> &rows, Read read)
        -> Stored<decltype(read(std::declval<QSqlQuery &>()))>;
    StoreFailure open();
    StoreFailure openFile();
    StoreFailure openServer();
    StoreFailure prepareConnection();
    StoreFailure migrate();
    StoreFailure openAndCheck();
    bool setAside();

    const DatabaseLocation m_location;
    const Dialect m_dialect;
    const QString m_name; // of the connection in QtSql
    std::function<void(const QString &)> m_warn;
    QElapsedTimer m_sinceFailure;
    StoreFailure m_failure;
    bool m_isOpen = false;
};
