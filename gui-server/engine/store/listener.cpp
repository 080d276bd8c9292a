#include "store/listener.h"

#include <QTimer>

#include <chrono>
#include <functional>

namespace {
// QtSql does not say when a connection that only listens has broken.
constexpr std::chrono::seconds checkEvery{2};

// Lives on the thread.
class Ear : public QObject {
public:
    Ear(const DatabaseLocation &location, std::function<void()> began, std::function<void(const QString &)> hear)
        : m_connection(location, [](const QString &) {})
        , m_began(std::move(began))
        , m_hear(std::move(hear)) {
        m_check.setInterval(checkEvery);
        connect(&m_check, &QTimer::timeout, this, &Ear::check);
    }

    void start() {
        m_check.start();
        check();
    }

private:
    void check() {
        if (m_isListening && m_connection.ask(QStringLiteral("SELECT 1")))
            return;
        m_isListening = !m_connection.ensureOpen() && m_connection.listen(m_hear);
        if (m_isListening)
            m_began();
    }

    Connection m_connection;
    QTimer m_check{this};
    std::function<void()> m_began;
    std::function<void(const QString &)> m_hear;
    bool m_isListening = false;
};
} // namespace

Listener::Listener(const DatabaseLocation &location, const QString &speaker) {
    const auto onThis = [this](auto call) { QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection); };
    auto *const ear = new Ear(
        location, [this, onThis] { onThis([this] { Q_EMIT began(); }); },
        [this, onThis, speaker](const QString &text) {
            const auto told = Notice::fromText(text);
            if (told && told->speaker != speaker)
                onThis([this, notice = told->notice] { Q_EMIT heard(notice); });
        });
    ear->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, ear, &Ear::start);
    connect(&m_thread, &QThread::finished, ear, &QObject::deleteLater);
    m_thread.start();
}

Listener::~Listener() {
    m_thread.quit();
    m_thread.wait();
}
