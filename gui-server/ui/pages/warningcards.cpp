#include "pages/warningcards.h"

#include "ui/card.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace {
class WarningSign : public QWidget {
public:
    WarningSign() { setFixedSize(22, 22); }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        paintIcon(painter, QRectF(1, 1, 20, 20), QStringLiteral("triangle-alert"), coloursOf(palette()).warning);
    }
};
} // namespace

QWidget *WarningCards::cardOf(const ServerWarning &warning) {
    auto *card = new Card;
    card->setLook(Card::Look::Warning);
    card->setAccessibleName(warning.title);
    card->setAccessibleDescription(warning.text);
    auto *title = new PlainLabel(warning.title);
    title->setWeight(QFont::DemiBold);
    title->setWordWrap(true);
    auto *text = new PlainLabel(warning.text);
    text->setRelativeSize(-1);
    text->setWordWrap(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(title);
    texts->addWidget(text);
    if (!warning.remedy.isEmpty()) {
        auto *button = new QPushButton(warning.action);
        button->setAccessibleDescription(warning.title);
        connect(button, &QPushButton::clicked, this, [this, remedy = warning.remedy] { Q_EMIT remedyAsked(remedy); });
        texts->addSpacing(Metrics::Small);
        texts->addWidget(button, 0, Qt::AlignLeft);
    }
    auto *inside = new QWidget;
    auto *row = new QHBoxLayout(inside);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::Medium);
    row->addWidget(new WarningSign, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    card->addPadded(inside);
    return card;
}

WarningCards::WarningCards(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Metrics::Medium);
    setAccessibleName(tr("Warnings"));
    hide();
}

void WarningCards::show(const QList<ServerWarning> &warnings) {
    if (warnings == m_warnings)
        return;
    m_warnings = warnings;
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const ServerWarning &warning : warnings)
        m_layout->addWidget(cardOf(warning));
    setVisible(!warnings.isEmpty());
}
