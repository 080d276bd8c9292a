#include "ui/progressdelegate.h"

#include "ui/appearance.h"
#include "ui/metrics.h"

#include <QAbstractItemView>
#include <QDateTime>
#include <QPainter>
#include <QPainterPath>
#include <QTimer>

#include <cmath>

namespace {
constexpr int StripeFrame = 50;       // ms between two pictures of a stripe
constexpr double StripePeriod = 1600; // ms from one end to the other and back

QColor barColour(const Colours &colours, ProgressLook look) {
    switch (look) {
    case ProgressLook::Running:
        return colours.accent;
    case ProgressLook::Waiting:
        return colours.warning;
    case ProgressLook::Done:
        return colours.ok;
    case ProgressLook::Failed:
        return colours.error;
    case ProgressLook::Idle:
        return mixed(colours.muted, colours.base, 0.25);
    }
    return colours.accent;
}
} // namespace

void paintProgressBar(QPainter &painter, const QRectF &rect, const QPalette &palette, double progress,
                      ProgressLook look, double phase) {
    const Colours &colours = coloursOf(palette);
    const QColor colour = barColour(colours, look);
    QRectF bar(rect.left(), rect.center().y() - Metrics::BarHeight / 2.0, rect.width(), Metrics::BarHeight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const bool unknown = progress < 0;
    const bool tinted = look == ProgressLook::Waiting && unknown;
    painter.setBrush(tinted ? mixed(colours.base, colour, 0.3) : mixed(colours.border, colours.base, 0.15));
    const qreal radius = Metrics::BarHeight / 2.0;
    painter.drawRoundedRect(bar, radius, radius);
    if (unknown) {
        QPainterPath clip;
        clip.addRoundedRect(bar, radius, radius);
        painter.setClipPath(clip);
        const double width = bar.width() * 0.35;
        const double left = bar.left() + (bar.width() - width) * (0.5 - 0.5 * std::cos(phase * 2 * M_PI));
        QLinearGradient gradient(left, 0, left + width, 0);
        gradient.setColorAt(0, withAlpha(colour, 0.15));
        gradient.setColorAt(0.5, colour);
        gradient.setColorAt(1, withAlpha(colour, 0.15));
        painter.setBrush(gradient);
        painter.drawRoundedRect(QRectF(left, bar.top(), width, bar.height()), radius, radius);
    } else if (progress > 0) {
        bar.setWidth(std::max(bar.width() * std::min(progress, 1.0), double(Metrics::BarHeight)));
        painter.setBrush(colour);
        painter.drawRoundedRect(bar, radius, radius);
    }
    painter.restore();
}

ProgressDelegate::ProgressDelegate(QAbstractItemView *view)
    : CellDelegate(view)
    , m_view(view)
    , m_stripeTimer(new QTimer(this)) {
    m_stripeTimer->setSingleShot(true);
    m_stripeTimer->setInterval(StripeFrame);
    connect(m_stripeTimer, &QTimer::timeout, this, &ProgressDelegate::onStripeTimer);
}

void ProgressDelegate::setTextWidth(int characters) { m_textWidth = characters; }

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const QVariant value = index.data(ItemRole::Progress);
    if (!value.isValid())
        return CellDelegate::paint(painter, option, index);
    const auto look = static_cast<ProgressLook>(index.data(ItemRole::ProgressLook).toInt());
    const double progress = value.toDouble();
    double phase = 0.25;
    if (progress < 0 && !reducedMotion()) {
        phase = std::fmod(static_cast<double>(QDateTime::currentMSecsSinceEpoch()), StripePeriod) / StripePeriod;
        if (!m_stripeTimer->isActive())
            m_stripeTimer->start();
    }
    QRect rect = inset(option);
    painter->save();
    painter->setFont(fontOf(option, index));
    painter->setPen(textColour(option, index));
    const QString text = index.data(Qt::DisplayRole).toString();
    const int textWidth =
        qMin(rect.width(), qMax(painter->fontMetrics().horizontalAdvance(text),
                                painter->fontMetrics().horizontalAdvance(QLatin1Char('0')) * m_textWidth));
    const QRect textRect(rect.right() + 1 - textWidth, rect.top(), textWidth, rect.height());
    painter->drawText(QStyle::visualRect(option.direction, rect, textRect),
                      Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
    const QRect barRect = rect.adjusted(0, 0, -textWidth - Metrics::Small, 0);
    if (barRect.width() >= Metrics::BarHeight * 3)
        paintProgressBar(*painter, QStyle::visualRect(option.direction, rect, barRect), option.palette, progress, look,
                         phase);
    painter->restore();
}

void ProgressDelegate::onStripeTimer() {
    // Painting starts the timer anew as long as a stripe is in sight.
    if (m_view && m_view->isVisible())
        m_view->viewport()->update();
}
