#include "settings/settingspage.h"

#include "ui/labels.h"
#include "ui/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QTimeEdit>

SettingsPage::SettingsPage(SettingsFile &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_rows(new QFormLayout(this)) {
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setHorizontalSpacing(Metrics::Large);
    m_rows->setVerticalSpacing(Metrics::Medium);
    m_rows->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_rows->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_rows->setRowWrapPolicy(QFormLayout::WrapLongRows);
}

void SettingsPage::apply() {
    for (const std::function<void()> &write : m_apply)
        write();
}

template<class Value>
void SettingsPage::bind(const Setting<Value> &setting, std::function<Value()> shown) {
    m_apply.emplace_back([this, &setting, shown = std::move(shown)] {
        if (shown() != m_settings.get(setting))
            m_settings.set(setting, shown());
    });
}

void SettingsPage::addRow(const QString &text, QWidget *control) {
    auto *label = new PlainLabel(text, Ink::Text, this);
    label->setBuddy(control);
    control->setAccessibleName(text);
    m_rows->addRow(label, control);
}

void SettingsPage::addHeading(const QString &text) {
    auto *label = new PlainLabel(text, Ink::Text, this);
    label->setWeight(QFont::DemiBold);
    label->setContentsMargins(0, m_rows->rowCount() > 0 ? Metrics::Medium : 0, 0, 0);
    m_rows->addRow(label);
}

void SettingsPage::addNote(const QString &text) {
    auto *label = new PlainLabel(text, Ink::Muted, this);
    label->setWordWrap(true);
    m_rows->addRow(label);
}

void SettingsPage::enableWith(QCheckBox &box, const QList<QWidget *> &controls) {
    const auto enable = [this, controls](bool on) {
        for (QWidget *control : controls) {
            control->setEnabled(on);
            m_rows->labelForField(control)->setEnabled(on);
        }
    };
    enable(box.isChecked());
    connect(&box, &QCheckBox::toggled, this, enable);
}

QCheckBox *SettingsPage::addSwitch(const Setting<bool> &setting, const QString &text) {
    auto *box = new QCheckBox(text, this);
    box->setChecked(m_settings.get(setting));
    m_rows->addRow(box);
    bind<bool>(setting, [box] { return box->isChecked(); });
    return box;
}

QWidget *SettingsPage::addNumber(const Setting<int> &setting, const QString &text, int least, int most,
                                 const QString &unit, const QString &leastText) {
    auto *box = new QSpinBox(this);
    box->setRange(least, most);
    box->setSuffix(unit);
    box->setSpecialValueText(leastText);
    box->setValue(m_settings.get(setting));
    addRow(text, box);
    bind<int>(setting, [box] { return box->value(); });
    return box;
}

QWidget *SettingsPage::addTime(const Setting<int> &setting, const QString &text) {
    auto *box = new QTimeEdit(QTime(0, 0).addSecs(m_settings.get(setting) * 60), this);
    box->setDisplayFormat(QStringLiteral("HH:mm"));
    addRow(text, box);
    bind<int>(setting, [box] { return box->time().hour() * 60 + box->time().minute(); });
    return box;
}

QWidget *SettingsPage::addChoice(const Setting<int> &setting, const QString &text, const Choices &choices) {
    auto *box = new QComboBox(this);
    for (const auto &[value, name] : choices)
        box->addItem(name, value);
    box->setCurrentIndex(std::max(0, box->findData(m_settings.get(setting))));
    addRow(text, box);
    bind<int>(setting, [box] { return box->currentData().toInt(); });
    return box;
}

void SettingsPage::addChoice(const Setting<QString> &setting, const QString &text,
                             const QList<std::pair<QString, QString>> &choices) {
    auto *box = new QComboBox(this);
    for (const auto &[value, name] : choices)
        box->addItem(name, value);
    box->setCurrentIndex(std::max(0, box->findData(m_settings.get(setting))));
    addRow(text, box);
    bind<QString>(setting, [box] { return box->currentData().toString(); });
}

void SettingsPage::addText(const Setting<QString> &setting, const QString &text, const QString &example) {
    auto *field = new QLineEdit(m_settings.get(setting), this);
    field->setPlaceholderText(example);
    field->setMinimumWidth(240);
    addRow(text, field);
    bind<QString>(setting, [field] { return field->text().trimmed(); });
}
