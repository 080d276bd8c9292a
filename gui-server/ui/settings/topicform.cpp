#include "settings/topicform.h"

#include "base/visibletext.h"
#include "config/keptsettings.h"
#include "dialogs/formlabels.h"
#include "settings/settingfield.h"
#include "settings/settingwords.h"
#include "ui/labels.h"
#include "ui/metrics.h"

#include <QFormLayout>
#include <QVBoxLayout>

namespace {
PlainLabel *smallLabel(const QString &text, Ink ink) {
    auto *label = new PlainLabel(text, ink);
    label->setRelativeSize(-1);
    label->setWordWrap(true);
    return label;
}
} // namespace

TopicForm::TopicForm(ServerControl &control, const QStringList &keys, QWidget *parent)
    : QWidget(parent)
    , m_control(control) {
    auto *layout = new QFormLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(Metrics::Large);
    layout->setVerticalSpacing(Metrics::Medium);
    layout->setRowWrapPolicy(QFormLayout::WrapLongRows);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const QString &name : keys)
        addRow(*layout, *ConfigurationKeys::find(name));
    levelLabels(*layout);
    revert();
}

QString TopicForm::lockHint(const QString &key) const {
    switch (m_control.layers().sourceOf(key)) {
    case ConfigurationLayers::Source::CommandLine:
        return tr("Set on the command line; it cannot be changed here.");
    case ConfigurationLayers::Source::File:
        return tr("Set in the configuration file; it cannot be changed here.");
    case ConfigurationLayers::Source::Kept:
    case ConfigurationLayers::Source::Default:
        break;
    }
    return KeptSettings::canKeep(key) ? QString() : tr("Chosen when the program starts.");
}

void TopicForm::addRow(QFormLayout &layout, const ConfigurationKey &key) {
    const QString name = QLatin1String(key.name);
    const SettingWords::Key words = SettingWords::key(name);
    const QString lock = lockHint(name);
    SettingField *field = SettingField::make(key, words);
    field->setEnabled(lock.isEmpty());
    field->setToolTip(tr("Key %1").arg(name));
    auto *complaint = smallLabel({}, Ink::Error);
    complaint->hide();
    auto *stack = new QVBoxLayout;
    stack->setSpacing(Metrics::Tiny);
    stack->addWidget(field);
    for (const QString &hint : {words.hint, lock}) {
        if (!hint.isEmpty())
            stack->addWidget(smallLabel(hint, hint == lock ? Ink::Warning : Ink::Muted));
    }
    stack->addWidget(complaint);
    if (field->hasLabel()) {
        layout.addRow(stack);
    } else {
        auto *label = new PlainLabel(words.label);
        label->setBuddy(field);
        layout.addRow(label, stack);
    }
    m_rows.push_back({&key, field, complaint, !lock.isEmpty(), {}});
    connect(field, &SettingField::edited, this, [this, complaint] {
        complaint->hide();
        Q_EMIT edited();
    });
}

void TopicForm::revert() {
    for (Row &row : m_rows) {
        row.field->show(row.key->show(m_control.configuration()));
        row.shown = row.field->texts();
        row.complaint->hide();
    }
}

void TopicForm::showDefaults() {
    const Configuration defaults;
    for (const Row &row : m_rows) {
        if (!row.isLocked)
            row.field->show(row.key->show(defaults));
    }
    Q_EMIT edited();
}

ConfigurationValues TopicForm::changes() const {
    const Configuration defaults;
    ConfigurationValues changes;
    for (const Row &row : m_rows) {
        const QStringList texts = row.field->texts();
        if (!row.isLocked && texts != row.shown)
            changes.insert(QLatin1String(row.key->name), texts == row.key->show(defaults) ? QStringList() : texts);
    }
    return changes;
}

bool TopicForm::complain(const ServerControl::SettingsRefusal &refusal) {
    const Row *first = nullptr;
    for (const Row &row : m_rows) {
        const auto found = refusal.constFind(QLatin1String(row.key->name));
        row.complaint->setVisible(found != refusal.constEnd());
        if (found == refusal.constEnd())
            continue;
        row.complaint->setText(
            found->isEmpty()
                ? tr("This is not understood. Write for example %1").arg(SettingWords::key(found.key()).example)
                : visibleText(*found));
        first = first ? first : &row;
    }
    if (first)
        first->field->setFocus(Qt::OtherFocusReason);
    return first != nullptr;
}
