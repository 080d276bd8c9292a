// The small graph beside the transfers: what went down and up in the last minute.
#pragma once

#include "ui/card.h"

#include <QElapsedTimer>
#include <QTimer>

class PlainLabel;
class SpeedGraph;
class TransferQueue;

class SpeedCard : public Card {
    Q_OBJECT
public:
    // The queue must outlive the card.
    explicit SpeedCard(const TransferQueue &queue, QWidget *parent = nullptr);

private:
    void onSecond();

    const TransferQueue &m_queue;
    SpeedGraph *m_graph;
    PlainLabel *m_down;
    PlainLabel *m_up;
    QTimer m_timer;
    QElapsedTimer m_sinceLast;
    qint64 m_downMoved = 0, m_upMoved = 0; // bytes, when the last sample was taken
};
