// What the history that a filter lets through sums up to. The database reads all of it for that: so one question at a
// time, a pause behind each answer, and none while nobody looks. A question and its answer are those of "history-sum".
#pragma once

#include "history/historyquery.h"
#include "models/servercontrol.h"

#include <QTimer>

#include <chrono>

class HistoryTotal : public QObject {
    Q_OBJECT
public:
    // The control must outlive it. pause: between an answer and the next question about the same filter.
    HistoryTotal(ServerControl &control, std::chrono::milliseconds pause, QObject *parent = nullptr);

    // Asks as soon as no question is open.
    void setFilter(const HistoryQuery &filter);
    // Something was added to the history.
    void renew();
    // Nobody looks: what is to be asked waits.
    void setSeen(bool seen);
    // Forgets what is asked.
    void clear();

Q_SIGNALS:
    void summed(const HistorySum &sum); // of the newest filter

private:
    void ask();
    void onAnswer(const HistoryQuery &asked, const QJsonObject &answer);

    ServerControl &m_control;
    HistoryQuery m_filter;
    QTimer m_pause;
    quint64 m_generation = 0; // answers from before clear() are dropped
    bool m_isWanted = false;
    bool m_isAsking = false;
    bool m_isSeen = false;
};
