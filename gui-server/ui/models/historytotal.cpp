#include "models/historytotal.h"

HistoryTotal::HistoryTotal(ServerControl &control, std::chrono::milliseconds pause, QObject *parent)
    : QObject(parent)
    , m_control(control) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &HistoryTotal::ask);
}

void HistoryTotal::setFilter(const HistoryQuery &filter) {
    m_filter = filter;
    m_pause.stop(); // a person waits for it
    renew();
}

void HistoryTotal::renew() {
    m_isWanted = true;
    ask();
}

void HistoryTotal::setSeen(bool seen) {
    m_isSeen = seen;
    ask();
}

void HistoryTotal::clear() {
    ++m_generation;
    m_pause.stop();
    m_isWanted = m_isAsking = false;
}

void HistoryTotal::ask() {
    if (!m_isWanted || m_isAsking || !m_isSeen || m_pause.isActive())
        return;
    m_isWanted = false;
    m_isAsking = true;
    QJsonObject request = m_filter.toJson();
    request.insert(QStringLiteral("request"), QStringLiteral("history-sum"));
    m_control.ask(request, this, [this, asked = m_filter, generation = m_generation](const QJsonObject &answer) {
        if (generation == m_generation)
            onAnswer(asked, answer);
    });
}

void HistoryTotal::onAnswer(const HistoryQuery &asked, const QJsonObject &answer) {
    m_isAsking = false;
    if (asked != m_filter)
        return ask();
    m_pause.start();
    if (answer[QStringLiteral("ok")].toBool())
        Q_EMIT summed(HistorySum::fromJson(answer[QStringLiteral("sum")].toObject()));
}
