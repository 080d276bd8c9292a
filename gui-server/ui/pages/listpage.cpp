#include "pages/listpage.h"

#include "ui/card.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QShortcut>

ListPage::ListPage(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_summary(new PlainLabel({}, Ink::Muted))
    , m_head(new QHBoxLayout)
    , m_card(new Card) {
    auto *heading = new PlainLabel(title);
    heading->setRelativeSize(7);
    heading->setWeight(QFont::DemiBold);
    heading->setElide(Qt::ElideRight);
    m_summary->setElide(Qt::ElideRight);
    m_head->setSpacing(Metrics::Small);
    m_head->addWidget(heading, 0, Qt::AlignBaseline);
    m_head->addSpacing(Metrics::Tiny);
    m_head->addWidget(m_summary, 0, Qt::AlignBaseline);
    m_head->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addLayout(m_head);
    layout->addWidget(m_card, 1);
}

void ListPage::setSummary(const QString &summary) { m_summary->setText(summary); }

QLineEdit *ListPage::addSearch(const QString &placeholder) {
    auto *search = new QLineEdit;
    search->setPlaceholderText(placeholder);
    search->setAccessibleName(placeholder);
    search->setClearButtonEnabled(true);
    search->setMinimumWidth(120); // where there is little room
    search->addAction(themedIcon(QStringLiteral("search"), Ink::Muted), QLineEdit::LeadingPosition);
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, search, [search] { search->setFocus(Qt::ShortcutFocusReason); });
    auto *empty = new QShortcut(Qt::Key_Escape, search);
    empty->setContext(Qt::WidgetShortcut);
    connect(empty, &QShortcut::activated, search, &QLineEdit::clear);
    m_head->addWidget(search, 0, Qt::AlignVCenter);
    return search;
}

void ListPage::addControl(QWidget *control) { m_head->addWidget(control, 0, Qt::AlignVCenter); }

void ListPage::setList(QWidget *list) { m_card->addContent(list, 1); }

void ListPage::addCard(Card *card) { static_cast<QVBoxLayout *>(layout())->addWidget(card); }
