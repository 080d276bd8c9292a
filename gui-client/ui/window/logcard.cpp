#include "window/logcard.h"

#include "base/log.h"
#include "ui/iconbutton.h"
#include "ui/labels.h"
#include "ui/logview.h"
#include "ui/metrics.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace {
constexpr int lineHeight = 20;
} // namespace

LogCard::LogCard(Log &log, QWidget *parent)
    : Card(parent) {
    auto *head = new QWidget(this);
    head->setFixedHeight(30);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(Metrics::Tiny, 0, Metrics::Small, 0);
    layout->setSpacing(2);
    m_fold = new IconButton(QStringLiteral("chevron-down"), tr("Fold the log"), head);
    auto *title = new PlainLabel(tr("Log"), Ink::Text, head);
    title->setWeight(QFont::DemiBold);
    m_search = new QLineEdit(head);
    m_search->setPlaceholderText(tr("Find in the log"));
    m_search->setAccessibleName(tr("Find in the log"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(220);
    m_search->setFixedHeight(26);
    m_search->hide();
    auto *find = new IconButton(QStringLiteral("search"), tr("Find in the log"), head);
    find->setCheckable(true);
    auto *copy = new IconButton(QStringLiteral("copy"), tr("Copy the log"), head);
    auto *clear = new IconButton(QStringLiteral("trash-2"), tr("Clear the log"), head);
    for (IconButton *button : {m_fold, find, copy, clear}) {
        button->setIconSize({Metrics::IconSize, Metrics::IconSize});
        button->setFixedSize(28, 28);
    }
    layout->addWidget(m_fold);
    layout->addWidget(title);
    layout->addStretch(1);
    layout->addWidget(m_search);
    layout->addWidget(find);
    layout->addWidget(copy);
    layout->addWidget(clear);
    addContent(head);

    m_view = new LogView(10000, this);
    m_view->setHeaderShown(false);
    m_view->setSourceShown(false);
    m_view->follow(log);
    m_view->setMinimumHeight(lineHeight);
    addContent(m_view, 1);

    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    connect(find, &QToolButton::toggled, this, [this](bool shown) {
        m_search->setVisible(shown);
        if (shown)
            m_search->setFocus();
        else
            m_search->clear();
    });
    connect(m_search, &QLineEdit::textChanged, m_view, &LogView::setFilterText);
    connect(copy, &QToolButton::clicked, m_view, &LogView::copyAll);
    connect(clear, &QToolButton::clicked, m_view, &LogView::clear);
    setFolded(false);
}

void LogCard::setFolded(bool folded) {
    const bool isChange = m_folded != folded;
    m_folded = folded;
    m_view->setVisible(!folded);
    m_fold->setFace(folded ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down"),
                    folded ? tr("Unfold the log") : tr("Fold the log"));
    setMinimumHeight(folded ? foldedHeight : foldedHeight + 2 * lineHeight);
    setMaximumHeight(folded ? foldedHeight : QWIDGETSIZE_MAX);
    if (isChange)
        Q_EMIT foldedChanged(folded);
}
