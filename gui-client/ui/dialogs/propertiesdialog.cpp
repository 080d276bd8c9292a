#include "dialogs/propertiesdialog.h"

#include "base/bytesize.h"
#include "models/counts.h"
#include "models/filetypes.h"
#include "ui/card.h"
#include "ui/dialogfoot.h"
#include "ui/labels.h"
#include "ui/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

#include <algorithm>

PropertiesDialog::PropertiesDialog(const ChosenEntries &entries, const QString &place, const QList<int> &modes,
                                   bool canChange, QWidget *parent)
    : QDialog(parent) {
    takeModes(modes);
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

    const bool hasFolder = std::any_of(entries.begin(), entries.end(),
                                       [](const FileEntry &entry) { return entry.kind == FileEntry::Kind::Folder; });
    auto *card = new Card(tr("Permissions"), this);
    card->content().addLayout(makePermissions(*card, hasFolder, canChange));
    layout->addWidget(card);

    m_apply = new QPushButton(tr("Apply"), this);
    connect(m_apply, &QPushButton::clicked, this, &QDialog::accept);
    layout->addStretch(1);
    layout->addLayout(makeDialogFoot(*this, *m_apply));
    updateApply();
}

void PropertiesDialog::takeModes(const QList<int> &modes) {
    m_modes = modes.isEmpty() ? QList<int>{-1} : modes;
    std::sort(m_modes.begin(), m_modes.end());
    m_modes.resize(std::unique(m_modes.begin(), m_modes.end()) - m_modes.begin());
    if (m_modes.first() < 0)
        return;
    m_known = ModeChange::all;
    m_set = m_modes.first();
    for (const int mode : std::as_const(m_modes)) {
        m_known &= ~(mode ^ m_modes.first());
        m_set &= mode;
    }
}

QGridLayout *PropertiesDialog::makePermissions(QWidget &card, bool hasFolder, bool canChange) {
    auto *grid = new QGridLayout;
    grid->setContentsMargins(Metrics::Medium, 0, Metrics::Medium, Metrics::Small);
    grid->setHorizontalSpacing(Metrics::Large); // rings of focus have their room
    grid->setVerticalSpacing(Metrics::Small);
    const QString who[] = {tr("Owner"), tr("Group"), tr("Others")};
    const QString what[] = {tr("read"), tr("write"), tr("execute")};
    for (size_t group = 0; group < 3; ++group) {
        grid->addWidget(new PlainLabel(who[group], Ink::Muted, &card), static_cast<int>(group), 0);
        for (size_t right = 0; right < 3; ++right) {
            const size_t bit = group * 3 + right;
            auto *box = new QCheckBox(what[right], &card);
            box->setAccessibleName(tr("%1: %2").arg(who[group], what[right]));
            box->setEnabled(canChange);
            box->setTristate((m_known & (0400 >> bit)) == 0);
            m_boxes[bit] = box;
            grid->addWidget(box, static_cast<int>(group), static_cast<int>(right) + 1);
            connect(box, &QCheckBox::clicked, this, &PropertiesDialog::onBoxClicked);
        }
    }
    m_octal = new QLineEdit(&card);
    m_octal->setAccessibleName(tr("Permissions in octal"));
    m_octal->setMaximumWidth(90);
    m_octal->setEnabled(canChange);
    m_octal->setPlaceholderText(m_modes.last() < 0 ? tr("unknown") : tr("mixed"));
    m_octal->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-7]{3,4}")), m_octal));
    connect(m_octal, &QLineEdit::textEdited, this, &PropertiesDialog::onOctalEdited);
    showBits(m_set, m_known);
    m_octal->setText(octal());
    grid->addWidget(new PlainLabel(tr("Octal"), Ink::Muted, &card), 3, 0);
    grid->addWidget(m_octal, 3, 1, 1, 2);
    if (canChange && m_modes.first() < 0) {
        auto *note = new PlainLabel(tr("Permissions that the server does not tell can only be set as a whole: by all "
                                       "nine boxes, or by the number."),
                                    Ink::Muted, &card);
        note->setWordWrap(true);
        grid->addWidget(note, 4, 0, 1, 4);
    }
    if (!hasFolder || !canChange)
        return grid;
    m_inside = new QCheckBox(tr("Go into folders and change"), &card);
    m_which = new QComboBox(&card);
    m_which->setAccessibleName(tr("What is changed in folders"));
    m_which->addItem(tr("files and folders"), static_cast<int>(ChangeTreeMode::Which::All));
    m_which->addItem(tr("files only"), static_cast<int>(ChangeTreeMode::Which::Files));
    m_which->addItem(tr("folders only"), static_cast<int>(ChangeTreeMode::Which::Directories));
    m_which->setEnabled(false);
    connect(m_inside, &QCheckBox::toggled, m_which, &QWidget::setEnabled);
    connect(m_inside, &QCheckBox::toggled, this, &PropertiesDialog::updateApply);
    grid->addWidget(m_inside, 5, 0, 1, 3);
    grid->addWidget(m_which, 5, 3);
    return grid;
}

void PropertiesDialog::onBoxClicked() {
    m_octal->setText(octal());
    updateApply();
}

void PropertiesDialog::onOctalEdited(const QString &text) {
    if (m_octal->hasAcceptableInput()) {
        const int mode = text.toInt(nullptr, 8);
        m_typed = mode & ModeChange::special;
        showBits(mode, ModeChange::permissions);
    } else if (text.isEmpty()) {
        m_typed.reset();
        showBits(m_set, m_known);
    }
    updateApply();
}

void PropertiesDialog::showBits(int set, int known) {
    for (size_t place = 0; place < m_boxes.size(); ++place) {
        const int bit = 0400 >> place;
        m_boxes[place]->setCheckState((known & bit) == 0 ? Qt::PartiallyChecked
                                      : (set & bit) != 0 ? Qt::Checked
                                                         : Qt::Unchecked);
    }
}

// Empty while the entries have no number in common.
QString PropertiesDialog::octal() const {
    ModeChange shown = change();
    if (!m_typed) { // as the entries have them; those that the server does not tell begin without
        const int known = ModeChange::special & (m_modes.last() < 0 ? ModeChange::special : m_known);
        shown.set |= m_set & known;
        shown.clear |= known & ~m_set;
    }
    const bool isWhole = (shown.set | shown.clear) == ModeChange::all;
    return isWhole ? QString::number(shown.set, 8).rightJustified(3, u'0') : QString();
}

ModeChange PropertiesDialog::change() const {
    ModeChange change;
    if (m_typed) {
        change.set = *m_typed;
        change.clear = ModeChange::special & ~*m_typed;
    }
    for (size_t place = 0; place < m_boxes.size(); ++place) {
        if (m_boxes[place]->checkState() == Qt::Checked)
            change.set |= 0400 >> place;
        else if (m_boxes[place]->checkState() == Qt::Unchecked)
            change.clear |= 0400 >> place;
    }
    return change;
}

bool PropertiesDialog::isOctalFitting() const { return m_octal->text() == octal() || m_octal->hasAcceptableInput(); }

// What is in folders is not known here: any change may change something there.
bool PropertiesDialog::changesSomething() const {
    const ModeChange wanted = change();
    if (inside())
        return !wanted.isNothing();
    return std::any_of(m_modes.begin(), m_modes.end(), [&wanted](int mode) {
        const std::optional<int> changed = wanted.appliedTo(mode);
        return changed && changed != mode;
    });
}

void PropertiesDialog::updateApply() { m_apply->setEnabled(isOctalFitting() && changesSomething()); }

std::optional<ChangeTreeMode::Which> PropertiesDialog::inside() const {
    if (!m_inside || !m_inside->isChecked())
        return std::nullopt;
    return static_cast<ChangeTreeMode::Which>(m_which->currentData().toInt());
}
