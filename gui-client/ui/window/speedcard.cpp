#include "window/speedcard.h"

#include "base/bytesize.h"
#include "queue/transferqueue.h"
#include "ui/labels.h"
#include "ui/speedgraph.h"

#include <algorithm>
#include <utility>

namespace {
constexpr int secondsShown = 60;
} // namespace

SpeedCard::SpeedCard(const TransferQueue &queue, QWidget *parent)
    : Card(tr("Speed"), parent)
    , m_queue(queue) {
    m_down = new PlainLabel(formatRate(0), Ink::Text, this);
    m_up = new PlainLabel(formatRate(0), Ink::Text, this);
    for (PlainLabel *label : {m_down, m_up})
        label->setWeight(QFont::DemiBold);
    addHeaderWidget(new IconLabel(QStringLiteral("arrow-down"), Ink::Accent, this));
    addHeaderWidget(m_down);
    addHeaderWidget(new IconLabel(QStringLiteral("arrow-up"), Ink::Ok, this));
    addHeaderWidget(m_up);
    m_graph = new SpeedGraph(secondsShown, 1, this);
    m_graph->setAccessibleName(tr("Speed of the last minute"));
    addPadded(m_graph, 1);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &SpeedCard::onSecond);
    m_timer.start();
    m_sinceLast.start();
}

void SpeedCard::onSecond() {
    const QueueTotals &totals = m_queue.totals();
    const qint64 elapsed = std::max<qint64>(m_sinceLast.restart(), 1);
    const auto rate = [elapsed](qint64 now, qint64 &before) {
        return (now - std::exchange(before, now)) * 1000 / elapsed;
    };
    const SpeedGraph::Sample sample{rate(totals.downMoved, m_downMoved), rate(totals.upMoved, m_upMoved)};
    // At rest the line is flat: nothing is painted anew once it is flat all along.
    const QList<SpeedGraph::Sample> &samples = m_graph->samples();
    if (sample == SpeedGraph::Sample{} && !samples.isEmpty() &&
        std::all_of(samples.begin(), samples.end(), [](const auto &one) { return one == SpeedGraph::Sample{}; }))
        return;
    m_graph->append(sample);
    m_down->setText(formatRate(sample.down));
    m_up->setText(formatRate(sample.up));
}
