#include "dialogs/propertiesdialog.h"

#include "base/bytesize.h"
#include "models/counts.h"
#include "models/filetypes.h"
#include "ui/card.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

#include <algorithm>

PropertiesDialog::PropertiesDialog(const ChosenEntries &entries, const QString &place, int mode, bool canChange,
                                   QWidget *parent)
    : QDialog(parent)
    , m_mode(mode)
    , m_special(mode >= 0 ? mode & 07000 : 0) {
    setWindowTitle(tr("Properties"));
    setMinimumWidth(440);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    const FileEntry first = entries.isEmpty() ? FileEntry() : entries.first();
    auto *headline = new PlainLabel(entries.size() == 1 ? first.shown : Counts::items(entries.size()), Ink::Text, this);
    headline->setWeight(QFont::DemiBold);
    headline->setRelativeSize(2);
    headline->setElide(Qt::ElideMiddle);
    layout->addWidget(headline);

    auto *facts = new QGridLayout;
    facts->setHorizontalSpacing(Metrics::Large);
    facts->setVerticalSpacing(Metrics::Small);
    facts->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](const QString &name, const QString &value) {
        if (value.isEmpty())
            return;
        auto *label = new PlainLabel(value, Ink::Text, this);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setAccessibleName(name);
        label->setWordWrap(true);
        facts->addWidget(new PlainLabel(name, Ink::Muted, this), row, 0, Qt::AlignTop);
        facts->addWidget(label, row++, 1);
    };
    add(tr("Folder"), place);
    qint64 bytes = 0;
    for (const FileEntry &entry : entries)
        bytes += entry.opens() ? 0 : std::max<qint64>(entry.size, 0);
    if (!first.opens() || entries.size() > 1)
        add(tr("Size"), tr("%1 (%2 bytes)").arg(formatBytes(bytes), QLocale().toString(bytes)));
    if (entries.size() == 1) {
        add(tr("Type"), FileTypes::describe(first));
        if (first.modified != FileEntry::unknown)
            add(tr("Modified"),
                QDateTime::fromMSecsSinceEpoch(first.modified).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
        add(tr("Owner/Group"), first.owner);
        add(tr("Link to"), first.linkTarget);
    }
    layout->addLayout(facts);

    auto *card = new Card(tr("Permissions"), this);
    auto *grid = new QGridLayout;
    grid->setContentsMargins(Metrics::Medium, 0, Metrics::Medium, Metrics::Small);
    const QString who[] = {tr("Owner"), tr("Group"), tr("Others")};
    const QString what[] = {tr("read"), tr("write"), tr("execute")};
    for (size_t group = 0; group < 3; ++group) {
        grid->addWidget(new PlainLabel(who[group], Ink::Muted, card), static_cast<int>(group), 0);
        for (size_t right = 0; right < 3; ++right) {
            auto *box = new QCheckBox(what[right], card);
            box->setAccessibleName(tr("%1: %2").arg(who[group], what[right]));
            box->setEnabled(canChange);
            m_boxes[group * 3 + right] = box;
            grid->addWidget(box, static_cast<int>(group), static_cast<int>(right) + 1);
            connect(box, &QCheckBox::clicked, this,
                    [this] { m_octal->setText(QString::number(boxesMode(), 8).rightJustified(3, u'0')); });
        }
    }
    m_octal = new QLineEdit(card);
    m_octal->setAccessibleName(tr("Permissions in octal"));
    m_octal->setMaximumWidth(90);
    m_octal->setEnabled(canChange);
    m_octal->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-7]{3,4}")), m_octal));
    connect(m_octal, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (m_octal->hasAcceptableInput())
            showMode(text.toInt(nullptr, 8));
    });
    grid->addWidget(new PlainLabel(tr("Octal"), Ink::Muted, card), 3, 0);
    grid->addWidget(m_octal, 3, 1, 1, 2);
    const bool hasFolder = std::any_of(entries.begin(), entries.end(),
                                       [](const FileEntry &entry) { return entry.kind == FileEntry::Kind::Folder; });
    if (hasFolder && canChange) {
        m_inside = new QCheckBox(tr("Go into folders and change"), card);
        m_which = new QComboBox(card);
        m_which->setAccessibleName(tr("What is changed in folders"));
        m_which->addItem(tr("files and folders"), static_cast<int>(ChangeTreeMode::Which::All));
        m_which->addItem(tr("files only"), static_cast<int>(ChangeTreeMode::Which::Files));
        m_which->addItem(tr("folders only"), static_cast<int>(ChangeTreeMode::Which::Directories));
        m_which->setEnabled(false);
        connect(m_inside, &QCheckBox::toggled, m_which, &QWidget::setEnabled);
        grid->addWidget(m_inside, 4, 0, 1, 3);
        grid->addWidget(m_which, 4, 3);
    }
    card->content().addLayout(grid);
    layout->addWidget(card);
    if (mode >= 0) {
        showMode(mode);
        m_octal->setText(QString::number(mode, 8).rightJustified(3, u'0'));
    } else {
        m_octal->setPlaceholderText(tr("unknown"));
    }

    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *apply = new QPushButton(tr("Apply"), this);
    apply->setEnabled(canChange);
    makePrimary(*apply);
    apply->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(apply, &QPushButton::clicked, this, &QDialog::accept);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(apply);
    layout->addStretch(1);
    layout->addLayout(foot);
}

void PropertiesDialog::showMode(int mode) {
    m_special = mode & 07000;
    for (size_t bit = 0; bit < m_boxes.size(); ++bit)
        m_boxes[bit]->setChecked((mode & (0400 >> bit)) != 0);
}

int PropertiesDialog::boxesMode() const {
    int mode = m_special;
    for (size_t bit = 0; bit < m_boxes.size(); ++bit)
        if (m_boxes[bit]->isChecked())
            mode |= 0400 >> bit;
    return mode;
}

std::optional<int> PropertiesDialog::changedMode() const {
    if (!m_octal->hasAcceptableInput())
        return std::nullopt;
    const int mode = m_octal->text().toInt(nullptr, 8);
    return mode == m_mode && !inside() ? std::nullopt : std::optional<int>(mode);
}

std::optional<ChangeTreeMode::Which> PropertiesDialog::inside() const {
    if (!m_inside || !m_inside->isChecked())
        return std::nullopt;
    return static_cast<ChangeTreeMode::Which>(m_which->currentData().toInt());
}
