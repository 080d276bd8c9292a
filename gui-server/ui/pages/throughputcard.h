// The throughput graph with its legend, the newest rates as numbers and the choice of the time shown.
#pragma once

#include "models/throughputhistory.h"
#include "ui/card.h"

class LegendEntry;
class QComboBox;
class SpeedGraph;

class ThroughputCard : public Card {
    Q_OBJECT
public:
    explicit ThroughputCard(QWidget *parent = nullptr);

    void show(const ThroughputHistory &history);
    using Card::show;

private:
    LegendEntry *m_down, *m_up;
    QComboBox *m_range;
    SpeedGraph *m_minutesGraph, *m_dayGraph;
};
