#include "tabs/tabrow.h"

#include "base/visibletext.h"
#include "sites/sitecolours.h"
#include "tabs/servertab.h"
#include "ui/appearance.h"
#include "ui/iconbutton.h"
#include "ui/menutext.h"
#include "ui/metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>

namespace {
// How a connection stands, before its tab's name.
QIcon dotIcon(const QColor &colour) {
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QRectF(9, 9, 14, 14));
    return QIcon(pixmap);
}

constexpr int stripHeight = 3;

// With a strip at the top of a tab in the colour that its site was given, which is the tab's data.
class ServerTabBar : public QTabBar {
public:
    using QTabBar::QTabBar;

protected:
    void paintEvent(QPaintEvent *event) override {
        QTabBar::paintEvent(event);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        for (int index = 0; index < count(); ++index) {
            const auto colour = static_cast<SiteColour>(tabData(index).toInt());
            if (colour == SiteColour::None)
                continue;
            const QRectF tab = tabRect(index);
            painter.setBrush(SiteColours::colour(colour, palette()));
            painter.drawRoundedRect(
                QRectF(tab.left() + Metrics::Small, tab.top() + 1, tab.width() - 2 * Metrics::Small, stripHeight),
                stripHeight / 2.0, stripHeight / 2.0);
        }
    }
};
} // namespace

TabRow::TabRow(QStackedWidget &pages, QWidget *parent)
    : QWidget(parent)
    , m_pages(pages) {
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::Medium, 0, Metrics::Medium, 0);
    layout->setSpacing(Metrics::Tiny);
    m_bar = new ServerTabBar(this);
    m_bar->setAccessibleName(tr("Servers"));
    m_bar->setMovable(false);
    m_bar->setExpanding(false);
    m_bar->setDrawBase(false);
    m_bar->setElideMode(Qt::ElideMiddle);
    auto *plus = new IconButton(QStringLiteral("plus"), tr("New tab"), this);
    plus->setToolTip(tr("New tab (Ctrl+T)"));
    connect(plus, &QToolButton::clicked, this, &TabRow::newWanted);
    connect(m_bar, &QTabBar::currentChanged, this, &TabRow::onCurrentChanged);
    layout->addWidget(m_bar);
    layout->addWidget(plus);
    layout->addStretch(1);
}

ServerTab &TabRow::current() const { return *m_tabs.at(std::max(0, m_pages.currentIndex())); }

void TabRow::add(ServerTab *tab) {
    m_tabs.append(tab);
    m_pages.addWidget(tab);
    const int index = m_bar->addTab(tab->title());
    auto *close = new IconButton(QStringLiteral("x"), tr("Close this tab"), m_bar);
    close->setIconSize({14, 14});
    close->setFixedSize(20, 20);
    close->setFocusPolicy(Qt::NoFocus); // Ctrl+W does it by keyboard
    connect(close, &QToolButton::clicked, tab, [this, tab] { Q_EMIT closeWanted(tab); });
    m_bar->setTabButton(index, QTabBar::RightSide, close);
    m_bar->setCurrentIndex(index);
    refresh(*tab);
    onCurrentChanged(index);
}

void TabRow::take(ServerTab &tab) {
    const auto index = static_cast<int>(m_tabs.indexOf(&tab));
    m_tabs.removeAt(index);
    // The stack follows the bar: both lose the same place before anyone looks at the current one.
    const QSignalBlocker blocker(m_bar);
    m_bar->removeTab(index);
    m_pages.removeWidget(&tab);
    tab.deleteLater();
    onCurrentChanged(m_bar->currentIndex());
}

void TabRow::refresh(const ServerTab &tab) {
    const auto index = static_cast<int>(m_tabs.indexOf(&tab));
    if (index < 0)
        return;
    m_bar->setTabText(index, menuText(tab.title()));
    const Ink inks[] = {Ink::Muted, Ink::Warning, Ink::Ok};
    const Ink ink = tab.isAsleep() ? Ink::Muted : inks[static_cast<int>(tab.state())];
    m_bar->setTabIcon(index, dotIcon(inkColour(ink, palette())));
    m_bar->setTabData(index, static_cast<int>(tab.colour()));
    m_bar->setTabToolTip(index, visibleText(tab.siteKey()));
}

void TabRow::changeEvent(QEvent *event) {
    if (event->type() == QEvent::PaletteChange)
        for (const ServerTab *tab : std::as_const(m_tabs))
            refresh(*tab);
    QWidget::changeEvent(event);
}

void TabRow::onCurrentChanged(int index) {
    if (index < 0 || index >= m_tabs.size())
        return;
    m_pages.setCurrentIndex(index);
    Q_EMIT currentChanged();
}
