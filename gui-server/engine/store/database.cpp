#include "store/database.h"

Database::Database(const DatabaseLocation &location, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_location(location)
    , m_patience(patience)
    , m_connection(std::make_unique<Connection>(location, [this](const QString &sentence) {
        QMetaObject::invokeMethod(
            this, [this, sentence] { Q_EMIT warned(sentence); }, Qt::QueuedConnection);
    })) {}

Database::~Database() {
    // QtSql wants a connection closed where it was opened. Refused only when the queue is full: then it is closed here.
    (void)m_executor.run([connection = m_connection.get()] { connection->close(); });
}

StoreFailure Database::tooSlow() {
    return {StoreFailure::Kind::Away, QStringLiteral("the database does not answer in time")};
}

void Database::listen() {
    if (m_location.url.isEmpty())
        return;
    m_listener = std::make_unique<Listener>(m_location, m_connection->name());
    connect(m_listener.get(), &Listener::heard, this, &Database::heard);
    connect(m_listener.get(), &Listener::began, this, &Database::missed);
}

void Database::tell(const Notice &notice) {
    run(
        this,
        [notice](Connection &connection) -> Stored<bool> {
            const StoreFailure failure = connection.tell(notice);
            return failure ? Stored<bool>(failure) : true;
        },
        [](const Stored<bool> &) {});
}

void Database::note(const StoreFailure &failure) {
    const bool away = failure.kind == StoreFailure::Kind::Away;
    if (std::exchange(m_isAway, away) != away)
        Q_EMIT awayChanged(away, failure.text);
}
