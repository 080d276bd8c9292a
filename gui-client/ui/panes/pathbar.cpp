#include "panes/pathbar.h"

#include "ui/iconbutton.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/menutext.h"
#include "ui/metrics.h"

#include <QCompleter>
#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>

#include <utility>

namespace {
// The rounded field in which the crumbs stand.
class CrumbFrame : public QFrame {
public:
    using QFrame::QFrame;

protected:
    void paintEvent(QPaintEvent *) override {
        const Colours &colours = coloursOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(colours.border);
        painter.setBrush(colours.alternate);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::Radius, Metrics::Radius);
    }
};

// The arrow between two crumbs.
class Chevron : public QWidget {
public:
    explicit Chevron(QWidget *parent)
        : QWidget(parent) {
        setFixedSize(14, Metrics::IconSize);
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        paintIcon(painter, QRectF(1, 2, 12, 12), QStringLiteral("chevron-right"), inkColour(Ink::Muted, palette()));
    }
};

// A crumb: text without frame, underlined under pointer and focus.
class CrumbButton : public QToolButton {
public:
    CrumbButton(const PathBar::Crumb &crumb, bool isLast, QWidget *parent)
        : QToolButton(parent)
        , m_isLast(isLast) {
        setText(crumb.text);
        setAccessibleName(crumb.text.isEmpty() ? PathBar::tr("Root folder") : crumb.text);
        setAutoRaise(true);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        m_icon = crumb.icon;
        QFont bold = font();
        if (isLast)
            bold.setWeight(QFont::DemiBold);
        setFont(bold);
    }
    QSize sizeHint() const override {
        const QFontMetrics metrics(font());
        const int iconWidth = m_icon.isEmpty() ? 0 : Metrics::IconSize + (text().isEmpty() ? 0 : 6);
        return {metrics.horizontalAdvance(text()) + iconWidth + 8, 24};
    }
    QSize minimumSizeHint() const override { return {24, 24}; }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QRectF inner = QRectF(rect()).adjusted(4, 0, -4, 0);
        if (underMouse() || isDown() || hasFocus()) {
            painter.setPen(hasFocus() ? QPen(inkColour(Ink::Accent, palette()), Metrics::FocusWidth) : QPen(Qt::NoPen));
            painter.setBrush(underMouse() ? QBrush(withAlpha(inkColour(Ink::Accent, palette()), 0.1)) : Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
        }
        const QColor ink = inkColour(m_isLast || underMouse() ? Ink::Text : Ink::Muted, palette());
        if (!m_icon.isEmpty()) {
            paintIcon(painter, QRectF(inner.left(), (height() - 16) / 2.0, 16, 16), m_icon,
                      inkColour(Ink::Muted, palette()));
            inner.setLeft(inner.left() + 22);
        }
        painter.setPen(ink);
        painter.setFont(font());
        painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         QFontMetrics(font()).elidedText(text(), Qt::ElideMiddle, static_cast<int>(inner.width()) + 1));
    }
    void enterEvent(QEnterEvent *event) override {
        QToolButton::enterEvent(event);
        update();
    }
    void leaveEvent(QEvent *event) override {
        QToolButton::leaveEvent(event);
        update();
    }

private:
    bool m_isLast;
    QString m_icon;
};
} // namespace

PathBar::PathBar(const QString &fieldName, QWidget *parent)
    : QFrame(parent) {
    m_back = new IconButton(QStringLiteral("arrow-left"), tr("Back"), this);
    m_forward = new IconButton(QStringLiteral("arrow-right"), tr("Forward"), this);
    m_up = new IconButton(QStringLiteral("arrow-up"), tr("Parent folder"), this);
    m_back->setToolTip(tr("Back (Alt+Left)"));
    m_forward->setToolTip(tr("Forward (Alt+Right)"));
    m_up->setToolTip(tr("Parent folder (Backspace)"));
    connect(m_back, &QToolButton::clicked, this, &PathBar::backWanted);
    connect(m_forward, &QToolButton::clicked, this, &PathBar::forwardWanted);
    connect(m_up, &QToolButton::clicked, this, &PathBar::upWanted);

    m_box = new CrumbFrame(this);
    m_box->setFixedHeight(30);
    m_faces = new QStackedWidget(m_box);
    m_crumbBox = new QWidget(m_faces);
    m_crumbBox->installEventFilter(this);
    m_crumbBox->setCursor(Qt::IBeamCursor);
    m_crumbLayout = new QHBoxLayout(m_crumbBox);
    m_crumbLayout->setContentsMargins(4, 0, 0, 0);
    m_crumbLayout->setSpacing(2);
    m_field = new QLineEdit(m_faces);
    m_field->setFrame(false);
    m_field->setAccessibleName(fieldName);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        const QString typed = m_field->text();
        stopEditing();
        Q_EMIT pathTyped(typed);
    });
    m_faces->addWidget(m_crumbBox);
    m_faces->addWidget(m_field);
    m_visitedButton = new QToolButton(m_box);
    m_visitedButton->setIcon(themedIcon(QStringLiteral("chevron-down"), Ink::Muted));
    m_visitedButton->setIconSize({14, 14});
    m_visitedButton->setFixedSize(24, 24);
    m_visitedButton->setAutoRaise(true);
    m_visitedButton->setAccessibleName(tr("Visited folders"));
    m_visitedButton->setToolTip(tr("Visited folders"));
    connect(m_visitedButton, &QToolButton::clicked, this, &PathBar::showVisited);
    auto *boxLayout = new QHBoxLayout(m_box);
    boxLayout->setContentsMargins(2, 1, 4, 1);
    boxLayout->setSpacing(0);
    boxLayout->addWidget(m_faces, 1);
    boxLayout->addWidget(m_visitedButton);

    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(4, 4, 4, 4);
    m_layout->setSpacing(2);
    m_layout->addWidget(m_back);
    m_layout->addWidget(m_forward);
    m_layout->addWidget(m_up);
    m_layout->addSpacing(2);
    m_layout->addWidget(m_box, 1);
    m_layout->addSpacing(2);
    setMoves(false, false, false);
}

void PathBar::addControl(QWidget *control) { m_layout->addWidget(control); }

void PathBar::setMoves(bool back, bool forward, bool up) {
    m_back->setEnabled(back);
    m_forward->setEnabled(forward);
    m_up->setEnabled(up);
}

void PathBar::setCompleter(QCompleter *completer) { m_field->setCompleter(completer); }

void PathBar::setPlaceholder(const QString &text) {
    m_placeholder = text;
    fill();
}

QString PathBar::text() const { return m_text; }

void PathBar::setPlace(const QList<Crumb> &crumbs, const QString &text) {
    m_crumbs = crumbs;
    m_text = text;
    stopEditing();
    fill();
}

void PathBar::setVisited(const QList<Crumb> &visited) {
    m_visited = visited;
    m_visitedButton->setEnabled(!visited.isEmpty());
}

void PathBar::fill() {
    // The click on a crumb may be what brought us here: its button goes when the event is over.
    while (QLayoutItem *item = m_crumbLayout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_crumbWidgets.clear();
    m_hiddenCrumbs = new QToolButton(m_crumbBox);
    m_hiddenCrumbs->setText(QStringLiteral("…"));
    m_hiddenCrumbs->setAutoRaise(true);
    m_hiddenCrumbs->setAccessibleName(tr("Folders above"));
    m_hiddenCrumbs->hide();
    connect(m_hiddenCrumbs, &QToolButton::clicked, this, [this] {
        QMenu menu;
        for (qsizetype index = 0; index < m_crumbs.size(); ++index) {
            if (m_crumbWidgets.value(index)->isVisible())
                continue;
            const Crumb &crumb = m_crumbs.at(index);
            const QAction *action = menu.addAction(menuText(crumb.text.isEmpty() ? QStringLiteral("/") : crumb.text));
            connect(action, &QAction::triggered, this, [this, crumb] { Q_EMIT placeChosen(crumb.place); });
        }
        menu.exec(m_hiddenCrumbs->mapToGlobal(QPoint(0, m_hiddenCrumbs->height())));
    });
    m_crumbLayout->addWidget(m_hiddenCrumbs);
    if (m_crumbs.isEmpty() && !m_placeholder.isEmpty()) {
        auto *label = new PlainLabel(m_placeholder, Ink::Muted, m_crumbBox);
        label->setElide(Qt::ElideRight);
        label->setIndent(6);
        m_crumbLayout->addWidget(label, 1);
    }
    QWidget *before = m_up;
    for (qsizetype index = 0; index < m_crumbs.size(); ++index) {
        const Crumb &crumb = m_crumbs.at(index);
        auto *unit = new QWidget(m_crumbBox);
        auto *layout = new QHBoxLayout(unit);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(2);
        if (index > 0)
            layout->addWidget(new Chevron(unit));
        auto *button = new CrumbButton(crumb, index == m_crumbs.size() - 1, unit);
        button->setCursor(Qt::ArrowCursor);
        connect(button, &QToolButton::clicked, this, [this, place = crumb.place] { Q_EMIT placeChosen(place); });
        layout->addWidget(button);
        setTabOrder(std::exchange(before, button), button);
        m_crumbWidgets.append(unit);
        m_crumbLayout->addWidget(unit);
    }
    m_crumbLayout->addStretch(1);
    fit();
}

// Hides crumbs from the left, the last one never, until the rest has room.
void PathBar::fit() {
    if (m_crumbWidgets.isEmpty() || !m_hiddenCrumbs)
        return;
    const int room = m_box->width() - m_visitedButton->width() - 24;
    int needed = 0;
    qsizetype first = m_crumbWidgets.size() - 1;
    for (qsizetype index = m_crumbWidgets.size() - 1; index >= 0; --index) {
        needed += m_crumbWidgets.at(index)->sizeHint().width() + 2;
        if (needed + (index > 0 ? 28 : 0) > room && index < m_crumbWidgets.size() - 1)
            break;
        first = index;
    }
    for (qsizetype index = 0; index < m_crumbWidgets.size(); ++index)
        m_crumbWidgets.at(index)->setVisible(index >= first);
    m_hiddenCrumbs->setVisible(first > 0);
}

void PathBar::resizeEvent(QResizeEvent *event) {
    QFrame::resizeEvent(event);
    m_box->layout()->activate();
    fit();
}

bool PathBar::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_crumbBox && event->type() == QEvent::MouseButtonPress) {
        edit();
        return true;
    }
    if (watched == m_field) {
        if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            stopEditing();
            Q_EMIT editingEnded();
            return true;
        }
        if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason &&
            static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
            stopEditing();
    }
    return QFrame::eventFilter(watched, event);
}

void PathBar::edit() {
    if (m_crumbs.isEmpty())
        return;
    Q_EMIT editingStarted();
    m_field->setText(m_text);
    m_faces->setCurrentWidget(m_field);
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void PathBar::stopEditing() { m_faces->setCurrentWidget(m_crumbBox); }

void PathBar::showVisited() {
    QMenu menu;
    for (const Crumb &visited : std::as_const(m_visited)) {
        const QAction *action = menu.addAction(menuText(visited.text));
        connect(action, &QAction::triggered, this, [this, place = visited.place] { Q_EMIT placeChosen(place); });
    }
    menu.exec(m_box->mapToGlobal(QPoint(0, m_box->height())));
}
