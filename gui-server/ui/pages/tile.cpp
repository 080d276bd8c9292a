#include "pages/tile.h"

#include "base/bytesize.h"
#include "ui/icons.h"
#include "ui/itemroles.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/progressdelegate.h"
#include "ui/stylepainting.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace {
class Sign : public QWidget {
public:
    Sign(QString iconName, Ink ink)
        : m_icon(std::move(iconName))
        , m_ink(ink) {
        setFixedSize(36, 36);
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        const QColor colour = inkColour(m_ink, palette());
        StylePainting::roundedBox(painter, rect(), withAlpha(colour, coloursOf(palette()).dark ? 0.2 : 0.1), {},
                                  Metrics::Radius);
        paintIcon(painter, QRectF(9, 9, 18, 18), m_icon, colour);
    }

private:
    QString m_icon;
    Ink m_ink;
};
} // namespace

// The unit and, where there is room for all of it, what follows: of "252 GiB" a half would be another number.
class Tile::Unit : public PlainLabel {
public:
    Unit()
        : PlainLabel({}, Ink::Muted) {}
    void setTexts(const QString &unit, const QString &after) {
        if (unit == m_unit && after == m_after)
            return;
        m_unit = unit;
        m_after = after;
        fit();
    }
    QString whole() const { return m_unit + m_after; }
    QSize sizeHint() const override { return sizeOf(whole()); }
    QSize minimumSizeHint() const override { return sizeOf(m_unit); }

protected:
    void resizeEvent(QResizeEvent *event) override {
        PlainLabel::resizeEvent(event);
        fit();
    }

private:
    QSize sizeOf(const QString &text) const { return {fontMetrics().horizontalAdvance(text), fontMetrics().height()}; }
    void fit() {
        const bool fits = width() >= sizeOf(whole()).width();
        setText(fits ? whole() : m_unit);
        setToolTip(fits ? QString() : whole().toHtmlEscaped());
        updateGeometry();
    }

    QString m_unit, m_after;
};

class Tile::Bar : public QWidget {
public:
    Bar() {
        setFixedHeight(16);
        hide();
    }
    double share = 0;
    bool warning = false;

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        paintProgressBar(painter, rect(), palette(), share, warning ? ProgressLook::Waiting : ProgressLook::Running);
    }
};

Tile::Tile(const QString &iconName, Ink ink, const QString &name, QWidget *parent)
    : Card(parent)
    , m_name(name)
    , m_number(new PlainLabel)
    , m_unit(new Unit)
    , m_details(new PlainLabel({}, Ink::Muted))
    , m_bar(new Bar) {
    auto *title = new PlainLabel(name, Ink::Muted);
    title->setRelativeSize(-1);
    title->setWeight(QFont::Medium);
    title->setElide(Qt::ElideRight);
    m_number->setRelativeSize(7);
    m_number->setWeight(QFont::DemiBold);
    m_details->setRelativeSize(-1);
    m_details->setElide(Qt::ElideRight);

    auto *number = new QHBoxLayout;
    number->setSpacing(6);
    number->addWidget(m_number, 0, Qt::AlignBaseline);
    number->addWidget(m_unit, 1, Qt::AlignBaseline);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addStretch(1);
    texts->addWidget(title);
    texts->addLayout(number);
    texts->addWidget(m_details);
    texts->addWidget(m_bar);
    texts->addStretch(1);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(Metrics::CardPadding - 1, Metrics::Small, Metrics::CardPadding - 1, Metrics::Small - 4);
    row->setSpacing(Metrics::Medium);
    row->addWidget(new Sign(iconName, ink));
    row->addLayout(texts, 1);
    content().addLayout(row, 1);
    setFixedHeight(84);
    setMinimumWidth(150);
}

void Tile::setNumber(const QString &number) {
    m_number->setText(number);
    m_unit->setTexts({}, {});
    announce();
}

void Tile::setBytes(qint64 bytes, const QString &after) {
    const QString text = formatBytes(bytes);
    const qsizetype blank = text.lastIndexOf(QLatin1Char(' '));
    m_number->setText(text.left(blank));
    m_unit->setTexts(text.mid(blank + 1), after);
    announce();
}

void Tile::setDetails(const QString &details) {
    m_details->setText(details);
    announce();
}

void Tile::setBar(double share, bool warning) {
    m_bar->share = share;
    m_bar->warning = warning;
    m_bar->show();
    m_bar->update();
    m_details->hide();
}

void Tile::hideBar() {
    m_bar->hide();
    m_details->show();
}

void Tile::announce() {
    setAccessibleName(m_name);
    setAccessibleDescription(m_number->text() + QLatin1Char(' ') + m_unit->whole() + QLatin1Char(' ') +
                             m_details->text());
}
