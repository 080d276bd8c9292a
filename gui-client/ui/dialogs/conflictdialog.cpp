#include "dialogs/conflictdialog.h"

#include "base/bytesize.h"
#include "base/visibletext.h"
#include "models/existingfile.h"
#include "ui/card.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace {
bool isUpload(const ExistsQuestion &question) { return question.direction == TransferItem::Direction::Upload; }

QString fileName(const ExistsQuestion &question) {
    return isUpload(question) ? visibleText(QByteArrayView(question.remotePath.fileName()))
                              : visibleText(QFileInfo(question.localPath).fileName());
}

} // namespace

ConflictDialog::ConflictDialog(const ExistsQuestion &question, const QString &place, Occasion occasion, QWidget *parent)
    : QDialog(parent)
    , m_question(question) {
    const bool edited = occasion == Occasion::EditedFile;
    setWindowTitle(edited ? tr("Edited file") : tr("File exists"));
    setMinimumWidth(664);
    const bool upload = isUpload(question);
    const QString name = fileName(question);
    auto *headline = new PlainLabel(edited   ? tr("%1 may have changed on the server since you opened it").arg(name)
                                    : upload ? tr("%1 is already on the server").arg(name)
                                             : tr("%1 is already on this computer").arg(name),
                                    Ink::Text, this);
    headline->setWeight(QFont::DemiBold);
    headline->setRelativeSize(2);
    headline->setElide(Qt::ElideMiddle);
    auto *where = new PlainLabel(
        upload ? tr("Upload to %1 on %2").arg(visibleText(QByteArrayView(question.remotePath.parent().bytes())), place)
               : tr("Download from %1 to %2").arg(place, visibleText(QFileInfo(question.localPath).path())),
        Ink::Muted, this);
    where->setElide(Qt::ElideMiddle);

    auto *cards = new QHBoxLayout;
    cards->setSpacing(Metrics::Small);
    const QString here = tr("This computer");
    const QString there = tr("Server");
    cards->addWidget(makeCard(tr("%1 (new)").arg(upload ? here : there),
                              upload ? QStringLiteral("monitor") : QStringLiteral("server"), question.sourceSize,
                              question.sourceModified, true),
                     1);
    cards->addWidget(new IconLabel(QStringLiteral("arrow-right"), Ink::Muted, this));
    cards->addWidget(makeCard(tr("%1 (existing)").arg(upload ? there : here),
                              upload ? QStringLiteral("server") : QStringLiteral("monitor"), question.targetSize,
                              question.targetModified, false),
                     1);

    m_choices = new QGridLayout;
    m_choices->setHorizontalSpacing(Metrics::Medium);
    m_choices->setVerticalSpacing(Metrics::Small);
    m_choices->setContentsMargins(Metrics::Small, Metrics::Small, Metrics::Small, Metrics::Small);
    m_choices->setColumnStretch(1, 1);
    if (edited)
        addEditChoices();
    else
        addTransferChoices();

    m_forAll = new QCheckBox(tr("Use for all in"), this);
    m_scope = new QComboBox(this);
    m_scope->setAccessibleName(tr("Use for all in"));
    m_scope->addItem(tr("this queue"), static_cast<int>(AnswerScope::WholeQueue));
    if (upload)
        m_scope->addItem(tr("uploads only"), static_cast<int>(AnswerScope::Uploads));
    else
        m_scope->addItem(tr("downloads only"), static_cast<int>(AnswerScope::Downloads));
    m_scope->setEnabled(false);
    m_forAll->setVisible(!edited);
    m_scope->setVisible(!edited);
    connect(m_forAll, &QCheckBox::toggled, m_scope, &QWidget::setEnabled);
    connect(m_forAll, &QCheckBox::toggled, this, &ConflictDialog::onChosen);
    auto *later = new QPushButton(tr("Decide later"), this);
    later->setToolTip(tr("The transfer waits; the others go on"));
    m_apply = new QPushButton(this);
    makePrimary(*m_apply);
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &QDialog::accept);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(Metrics::Small);
    foot->addWidget(m_forAll);
    foot->addWidget(m_scope);
    foot->addStretch(1);
    foot->addWidget(later);
    foot->addWidget(m_apply);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, Metrics::Large, 20, Metrics::Large);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(headline);
    layout->addWidget(where);
    layout->addSpacing(Metrics::Small);
    layout->addLayout(cards);
    layout->addSpacing(Metrics::Small);
    layout->addLayout(m_choices);
    layout->addStretch(1);
    layout->addSpacing(Metrics::Small);
    layout->addLayout(foot);
    m_buttons.last().first->setChecked(true);
    m_buttons.last().first->setFocus();
    onChosen();
}

QWidget *ConflictDialog::makeCard(const QString &title, const QString &icon, qint64 size, qint64 modified,
                                  bool isSource) {
    auto *card = new Card(this);
    auto *grid = new QGridLayout;
    grid->setContentsMargins(Metrics::Medium, Metrics::Medium, Metrics::Medium, Metrics::Small);
    grid->setVerticalSpacing(Metrics::Small);
    grid->setHorizontalSpacing(Metrics::Small);
    auto *head = new QHBoxLayout;
    head->setSpacing(Metrics::Small);
    head->addWidget(new IconLabel(icon, Ink::Muted, card));
    head->addWidget(new PlainLabel(title, Ink::Muted, card), 1);
    grid->addLayout(head, 0, 0, 1, 3);
    auto *sizeLabel = new PlainLabel(size >= 0 ? formatBytes(size) : tr("size unknown"), Ink::Text, card);
    sizeLabel->setWeight(QFont::DemiBold);
    sizeLabel->setRelativeSize(1);
    grid->addWidget(sizeLabel, 1, 0);
    if (size >= 0)
        grid->addWidget(new PlainLabel(tr("%1 bytes").arg(QLocale().toString(size)), Ink::Muted, card), 1, 1);
    grid->addWidget(new PlainLabel(modified != 0 ? QDateTime::fromMSecsSinceEpoch(modified).toString(
                                                       QStringLiteral("yyyy-MM-dd HH:mm:ss"))
                                                 : tr("time unknown"),
                                   Ink::Text, card),
                    2, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    if (isSource) {
        const ExistingFile file(m_question);
        const auto mark = [&](int row, const QString &text, Ink ink) {
            if (text.isEmpty())
                return;
            auto *label = new PlainLabel(text, ink, card);
            label->setWeight(QFont::DemiBold);
            label->setRelativeSize(-1);
            grid->addWidget(label, row, 2);
        };
        mark(1, file.sizeMark(), Ink::Accent);
        mark(2, file.timeMark(), Ink::Ok);
    }
    card->content().addLayout(grid);
    return card;
}

void ConflictDialog::addTransferChoices() {
    const ExistingFile file(m_question);
    const bool upload = isUpload(m_question);
    addChoice(ExistsRule::Overwrite, tr("Overwrite"),
              upload ? tr("The file on the server is replaced") : tr("The file on this computer is replaced"));
    addChoice(ExistsRule::OverwriteIfNewer, tr("Overwrite if newer"), file.newerText());
    addChoice(ExistsRule::OverwriteIfSizeDiffers, tr("Overwrite if size differs"), file.sizeText());
    addChoice(ExistsRule::OverwriteIfNewerOrSizeDiffers, tr("Overwrite if size differs or newer"), file.eitherText());
    addChoice(ExistsRule::Resume, tr("Resume"), file.resumeText(), file.canResume());
    addChoice(ExistsRule::Rename, tr("Rename"), tr("The new one gets a free name beside it"));
    addChoice(ExistsRule::Skip, tr("Skip"), tr("Nothing is changed"));
}

void ConflictDialog::addEditChoices() {
    addChoice(ExistsRule::Overwrite, tr("Overwrite"), tr("Yours replaces it; theirs is kept here as a former version"));
    addChoice(ExistsRule::Rename, tr("Rename"), tr("Yours gets a free name beside it"));
    addChoice(ExistsRule::Skip, tr("Skip"), tr("Theirs stays on the server, yours in the editor"));
}

void ConflictDialog::addChoice(ExistsRule rule, const QString &text, const QString &consequence, bool possible) {
    auto *button = new QRadioButton(text, this);
    button->setAccessibleDescription(consequence);
    button->setEnabled(possible);
    auto *label = new PlainLabel(consequence, Ink::Muted, this);
    label->setEnabled(possible);
    const auto row = static_cast<int>(m_buttons.size());
    m_choices->addWidget(button, row, 0);
    m_choices->addWidget(label, row, 1);
    m_buttons.append({button, rule});
    connect(button, &QRadioButton::toggled, this, &ConflictDialog::onChosen);
}

ExistsRule ConflictDialog::rule() const {
    for (const auto &[button, rule] : m_buttons)
        if (button->isChecked())
            return rule;
    return ExistsRule::Skip;
}

AnswerScope ConflictDialog::scope() const {
    return m_forAll->isChecked() ? static_cast<AnswerScope>(m_scope->currentData().toInt()) : AnswerScope::ThisItem;
}

void ConflictDialog::onChosen() {
    switch (rule()) {
    case ExistsRule::Skip:
        m_apply->setText(m_forAll->isChecked() ? tr("Skip them") : tr("Skip this file"));
        break;
    case ExistsRule::Resume:
        m_apply->setText(tr("Resume"));
        break;
    case ExistsRule::Rename:
        m_apply->setText(tr("Keep both"));
        break;
    case ExistsRule::Overwrite:
        m_apply->setText(tr("Overwrite"));
        break;
    default: // it depends
        m_apply->setText(tr("Apply"));
        break;
    }
}
