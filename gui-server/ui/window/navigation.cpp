#include "window/navigation.h"

#include "base/bytesize.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/stylepainting.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace {
constexpr int Width = 204;
constexpr int CompactWidth = 56; // icons alone
constexpr int ButtonHeight = 34;

bool hasTexts(const QWidget &part) { return part.width() > CompactWidth; }

// The program's icon and name.
class Brand : public QWidget {
public:
    explicit Brand(QWidget *parent)
        : QWidget(parent)
        , m_icon(programIcon(QStringLiteral("wherry-server"))) {
        setFixedHeight(48);
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        const int left = hasTexts(*this) ? Metrics::Small : (width() - 30) / 2;
        m_icon.paint(&painter, QRect(left, (height() - 30) / 2, 30, 30));
        if (!hasTexts(*this))
            return;
        QFont font = painter.font();
        font.setWeight(QFont::DemiBold);
        font.setPixelSize(font.pixelSize() + 2);
        painter.setFont(font);
        painter.setPen(coloursOf(palette()).text);
        painter.drawText(rect().adjusted(Metrics::Small + 30 + 10, 0, 0, 0), Qt::AlignVCenter,
                         QStringLiteral("Wherry Server"));
    }

private:
    QIcon m_icon;
};
} // namespace

NavigationButton::NavigationButton(const QString &iconName, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(iconName) {
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavigationButton::setCount(int count) {
    if (count == m_count)
        return;
    m_count = count;
    setAccessibleDescription(count >= 0 ? QString::number(count) : QString());
    update();
}

QSize NavigationButton::sizeHint() const { return {Width - 2 * Metrics::Small, ButtonHeight}; }

void NavigationButton::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Colours &colours = coloursOf(palette());
    if (isChecked())
        StylePainting::roundedBox(painter, rect(), withAlpha(colours.accent, colours.dark ? 0.28 : 0.13), {},
                                  Metrics::Radius);
    else if (underMouse())
        StylePainting::roundedBox(painter, rect(), withAlpha(colours.text, 0.05), {}, Metrics::Radius);
    // In the light theme the accent on its own tint needs some more of the text to be read well.
    const QColor active = colours.dark ? colours.text : mixed(colours.accent, colours.text, 0.25);
    const QColor ink = isChecked() ? active : mixed(colours.mutedOnNavigation, colours.text, 0.55);
    const int size = Metrics::ToolIconSize;
    const bool isCompact = !hasTexts(*this);
    const double left = isCompact ? (width() - size) / 2.0 : Metrics::Medium;
    paintIcon(painter, QRectF(left, (height() - size) / 2.0, size, size), m_iconName,
              isChecked() ? (colours.dark ? colours.accent : active) : colours.mutedOnNavigation);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        StylePainting::focusRing(painter, rect(), palette(), Metrics::Radius);
    if (isCompact)
        return;
    QFont font = painter.font();
    font.setWeight(isChecked() ? QFont::DemiBold : QFont::Medium);
    painter.setFont(font);
    painter.setPen(ink);
    const QRect text = rect().adjusted(Metrics::Medium + size + Metrics::Medium, 0, -Metrics::Medium, 0);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, this->text());
    if (m_count > 0) {
        font.setWeight(QFont::Medium);
        font.setPixelSize(font.pixelSize() - 1);
        painter.setFont(font);
        painter.setPen(colours.mutedOnNavigation);
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignRight, locale().toString(m_count));
    }
}

void NavigationButton::keyPressEvent(QKeyEvent *event) {
    // Up and down walk through the pages, as in a list.
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        const QList<QAbstractButton *> buttons = group() ? group()->buttons() : QList<QAbstractButton *>();
        const qsizetype next = buttons.indexOf(this) + (event->key() == Qt::Key_Down ? 1 : -1);
        if (next >= 0 && next < buttons.size()) {
            buttons.at(next)->setFocus(Qt::TabFocusReason);
            buttons.at(next)->click();
        }
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

class Navigation::StatusLine : public QWidget {
public:
    explicit StatusLine(QWidget *parent)
        : QWidget(parent) {
        setFixedHeight(36);
    }

    void show(Ink ink, const QString &state, qint64 down, qint64 up) {
        m_ink = ink;
        m_down = down;
        m_up = up;
        setAccessibleName(state);
        setToolTip(state);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        const Colours &colours = coloursOf(palette());
        painter.fillRect(QRect(Metrics::Small, 0, width() - 2 * Metrics::Small, 1), colours.border);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(inkColour(m_ink, palette()));
        const double dot = hasTexts(*this) ? Metrics::Medium + 4 : width() / 2.0;
        painter.drawEllipse(QPointF(dot, height() / 2.0 + 1), 4, 4);
        if (!hasTexts(*this))
            return;
        QFont font = painter.font();
        font.setPixelSize(font.pixelSize() - 1);
        font.setWeight(QFont::Medium);
        painter.setFont(font);
        painter.setPen(mixed(colours.mutedOnNavigation, colours.text, 0.4));
        int left = Metrics::Medium + 18;
        for (const auto &[icon, value] :
             {std::pair(QStringLiteral("arrow-down"), m_down), {QStringLiteral("arrow-up"), m_up}}) {
            paintIcon(painter, QRectF(left, (height() - 12) / 2.0 + 1, 12, 12), icon, painter.pen().color());
            QString text = formatRate(value);
            // "27.0" is enough where the second says the same unit.
            if (icon == QLatin1String("arrow-down") && unitOf(m_down) == unitOf(m_up))
                text.chop(unitOf(m_down).size());
            painter.drawText(QRect(left + 15, 1, width(), height()), Qt::AlignVCenter, text);
            left += 15 + painter.fontMetrics().horizontalAdvance(text) + 9;
        }
    }

private:
    static QString unitOf(qint64 rate) { return QLatin1Char(' ') + formatRate(rate).section(QLatin1Char(' '), -1); }

    Ink m_ink = Ink::Muted;
    qint64 m_down = 0, m_up = 0;
};

Navigation::Navigation(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_pages(new QVBoxLayout)
    , m_status(new StatusLine(this)) {
    setAccessibleName(tr("Pages"));
    setCompact(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Small, Metrics::Small, Metrics::Small + 1, Metrics::Small);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(new Brand(this));
    m_pages->setSpacing(2);
    layout->addLayout(m_pages);
    layout->addStretch(1);
    layout->addWidget(m_status);
    // Not "clicked": who presses it through the accessibility tree only checks it.
    connect(m_group, &QButtonGroup::idToggled, this, [this](int page, bool isChecked) {
        if (isChecked)
            Q_EMIT chosen(page);
    });
}

int Navigation::addPage(const QString &iconName, const QString &text) {
    auto *button = new NavigationButton(iconName, text, this);
    const int page = static_cast<int>(m_group->buttons().size());
    m_group->addButton(button, page);
    m_pages->addWidget(button);
    return page;
}

void Navigation::setCompact(bool compact) {
    setFixedWidth(compact ? CompactWidth : Width);
    for (QAbstractButton *button : m_group->buttons())
        button->setToolTip(compact ? button->text() : QString());
}

void Navigation::setCurrent(int page) {
    if (QAbstractButton *button = m_group->button(page))
        button->setChecked(true);
}

void Navigation::setCount(int page, int count) {
    if (auto *button = qobject_cast<NavigationButton *>(m_group->button(page)))
        button->setCount(count);
}

void Navigation::setStatus(Ink ink, const QString &state, qint64 down, qint64 up) {
    m_status->show(ink, state, down, up);
}

void Navigation::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Colours &colours = coloursOf(palette());
    painter.fillRect(rect(), colours.navigation);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), colours.border);
}
