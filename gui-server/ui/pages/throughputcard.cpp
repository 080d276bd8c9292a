#include "pages/throughputcard.h"

#include "base/bytesize.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/palette.h"
#include "ui/speedgraph.h"

#include <QComboBox>
#include <QPainter>
#include <QStackedWidget>

namespace {
constexpr int SecondsShown = ThroughputHistory::Seconds;
} // namespace

// "● Downloads 27.0 MiB/s"
class LegendEntry : public QWidget {
public:
    LegendEntry(Ink ink, QString name)
        : m_ink(ink)
        , m_name(std::move(name)) {
        setFixedHeight(24);
        setRate(0);
    }
    void setRate(qint64 rate) {
        m_rate = formatRate(rate);
        setAccessibleName(m_name + QLatin1Char(' ') + m_rate);
        updateGeometry();
        update();
    }
    QSize sizeHint() const override {
        return {14 + fontMetrics().horizontalAdvance(m_name) + Metrics::Small +
                    bold().horizontalAdvance(QStringLiteral("000.0 MiB/s")),
                24};
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Colours &colours = coloursOf(palette());
        painter.setPen(Qt::NoPen);
        painter.setBrush(inkColour(m_ink, palette()));
        painter.drawEllipse(QPointF(5, height() / 2.0), 4, 4);
        painter.setPen(colours.muted);
        const int nameWidth = fontMetrics().horizontalAdvance(m_name);
        painter.drawText(QRect(14, 0, nameWidth + 2, height()), Qt::AlignVCenter, m_name);
        QFont strong = font();
        strong.setWeight(QFont::DemiBold);
        painter.setFont(strong);
        painter.setPen(colours.text);
        painter.drawText(QRect(14 + nameWidth + Metrics::Small, 0, width(), height()), Qt::AlignVCenter, m_rate);
    }

private:
    QFontMetrics bold() const {
        QFont strong = font();
        strong.setWeight(QFont::DemiBold);
        return QFontMetrics(strong);
    }

    Ink m_ink;
    QString m_name, m_rate;
};

ThroughputCard::ThroughputCard(QWidget *parent)
    : Card(parent)
    , m_down(new LegendEntry(Ink::Accent, tr("Downloads")))
    , m_up(new LegendEntry(Ink::Ok, tr("Uploads")))
    , m_range(new QComboBox)
    , m_minutesGraph(new SpeedGraph(SecondsShown, 1))
    , m_dayGraph(new SpeedGraph(ThroughputHistory::Minutes, 60)) {
    setTitle(tr("Throughput"));
    m_range->addItem(tr("10 minutes"));
    m_range->addItem(tr("24 hours"));
    m_range->setAccessibleName(tr("Time shown"));
    addHeaderWidget(m_down);
    addHeaderWidget(m_up);
    addHeaderWidget(m_range);
    auto *stack = new QStackedWidget;
    stack->addWidget(m_minutesGraph);
    stack->addWidget(m_dayGraph);
    addPadded(stack, 1);
    connect(m_range, &QComboBox::currentIndexChanged, stack, &QStackedWidget::setCurrentIndex);
}

void ThroughputCard::show(const ThroughputHistory &history) {
    m_down->setRate(history.newest().down);
    m_up->setRate(history.newest().up);
    const bool day = m_range->currentIndex() == 1;
    QList<SpeedGraph::Sample> samples;
    for (const ThroughputSample &sample : day ? history.minutes() : history.seconds())
        samples.append({sample.down, sample.up});
    (day ? m_dayGraph : m_minutesGraph)->setSamples(samples, day ? 60 : 1);
}
