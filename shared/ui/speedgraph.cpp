#include "ui/speedgraph.h"

#include "base/bytesize.h"
#include "ui/metrics.h"
#include "ui/palette.h"

#include <QPainter>
#include <QPainterPath>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace {
// The scale is of round numbers: "10 KiB/s", not "10.0 KiB/s".
QString scaleText(qint64 rate) {
    static const QRegularExpression zeros(QStringLiteral("\\.0+(?= )|(?<=\\.\\d)0(?= )"));
    return formatRate(rate).remove(zeros);
}
} // namespace

SpeedGraph::SpeedGraph(int samples, int secondsPerSample, QWidget *parent)
    : QWidget(parent)
    , m_capacity(std::max(2, samples))
    , m_secondsPerSample(secondsPerSample) {
    setAccessibleName(tr("Throughput"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void SpeedGraph::append(Sample sample) {
    m_samples.append(sample);
    if (m_samples.size() > m_capacity)
        m_samples.remove(0, m_samples.size() - m_capacity);
    describe();
    update();
}

void SpeedGraph::setSamples(const QList<Sample> &samples, int secondsPerSample) {
    m_samples = samples.size() > m_capacity ? samples.mid(samples.size() - m_capacity) : samples;
    m_secondsPerSample = secondsPerSample;
    describe();
    update();
}

void SpeedGraph::setShortTimeLabels(bool shortLabels) {
    m_shortTimeLabels = shortLabels;
    update();
}

void SpeedGraph::describe() {
    const Sample newest = m_samples.isEmpty() ? Sample() : m_samples.last();
    setAccessibleDescription(tr("Downloads %1, uploads %2").arg(formatRate(newest.down), formatRate(newest.up)));
}

qint64 SpeedGraph::niceTop(qint64 greatest) {
    constexpr qint64 least = 10 * 1024;
    qint64 unit = 1024;
    while (greatest >= unit * 1000 && unit < qint64(1) << 40)
        unit *= 1024;
    for (qint64 power = 1; power <= 1000; power *= 10) {
        for (const qint64 digit : {1, 2, 4, 6, 8}) {
            const qint64 top = unit * digit * power;
            if (top >= greatest && top >= least)
                return top;
        }
    }
    return greatest;
}

QSize SpeedGraph::sizeHint() const { return {480, 150}; }

QSize SpeedGraph::minimumSizeHint() const { return {160, 80}; }

QString SpeedGraph::timeLabel(int seconds) const {
    if (seconds == 0)
        return tr("now");
    if (seconds < 60 || seconds % 60 != 0)
        return tr("%n s ago", nullptr, seconds);
    if (seconds < 3600 || seconds % 3600 != 0)
        return tr("%n min ago", nullptr, seconds / 60);
    return tr("%n h ago", nullptr, seconds / 3600);
}

void SpeedGraph::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Colours &colours = coloursOf(palette());
    QFont font = painter.font();
    font.setPixelSize(11);
    painter.setFont(font);
    const QFontMetrics metrics(font);

    qint64 greatest = 0;
    for (const Sample &sample : std::as_const(m_samples))
        greatest = std::max({greatest, sample.down, sample.up});
    const qint64 top = niceTop(greatest);
    const QString labels[] = {scaleText(top), scaleText(top / 2), QStringLiteral("0")};
    const int labelWidth =
        std::max(metrics.horizontalAdvance(labels[0]), metrics.horizontalAdvance(labels[1])) + Metrics::Small;
    const int timeHeight = metrics.height() + Metrics::Tiny;
    // Half a label of room above the upper line.
    const QRectF plot(0.5, metrics.height() / 2.0, width() - labelWidth - Metrics::Tiny,
                      height() - timeHeight - metrics.height() / 2.0);

    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int i = 0; i < 3; ++i) {
        const int y = static_cast<int>(std::lround(plot.top() + plot.height() * i / 2.0));
        painter.fillRect(QRect(0, y, static_cast<int>(plot.width()), 1), colours.border);
        painter.setPen(colours.muted);
        painter.drawText(
            QRectF(plot.right() + Metrics::Small, y - metrics.height() / 2.0, labelWidth, metrics.height()),
            Qt::AlignLeft | Qt::AlignVCenter, labels[i]);
    }

    const int steps = m_shortTimeLabels || plot.width() < 360 ? 1 : 5;
    const int span = m_capacity * m_secondsPerSample;
    for (int i = 0; i <= steps; ++i) {
        const QString label = timeLabel(span - span * i / steps);
        const double x = plot.left() + plot.width() * i / steps;
        const int labelSize = metrics.horizontalAdvance(label);
        const double left = i == 0 ? plot.left() : i == steps ? plot.right() - labelSize : x - labelSize / 2.0;
        painter.setPen(colours.muted);
        painter.drawText(QPointF(left, height() - metrics.descent() - 1), label);
    }

    if (m_samples.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const double step = plot.width() / (m_capacity - 1);
    const auto point = [&](qsizetype i, qint64 value) {
        const double x = plot.right() - double(m_samples.size() - 1 - i) * step;
        return QPointF(x, plot.bottom() - plot.height() * double(value) / double(top));
    };
    const auto draw = [&](qint64 Sample::*member, const QColor &colour) {
        QPolygonF line;
        for (qsizetype i = 0; i < m_samples.size(); ++i)
            line.append(point(i, m_samples.at(i).*member));
        QPolygonF area = line;
        area.append(QPointF(line.last().x(), plot.bottom()));
        area.append(QPointF(line.first().x(), plot.bottom()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(withAlpha(colour, 0.25));
        painter.drawPolygon(area);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(line);
    };
    draw(&Sample::up, colours.ok);
    draw(&Sample::down, colours.accent);
    const auto dot = [&](qint64 value, const QColor &colour) {
        painter.setPen(QPen(colours.base, 1.5));
        painter.setBrush(colour);
        painter.drawEllipse(point(m_samples.size() - 1, value), 3.5, 3.5);
    };
    dot(m_samples.last().up, colours.ok);
    dot(m_samples.last().down, colours.accent);
}
