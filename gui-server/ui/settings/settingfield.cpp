#include "settings/settingfield.h"

#include "ui/icons.h"
#include "ui/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <array>

using Kind = ConfigurationKey::Kind;

namespace {
constexpr int NumberWidth = 150;
constexpr int MostNumber = 1'000'000'000;

QHBoxLayout *rowOf(QWidget &field) {
    auto *row = new QHBoxLayout(&field);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::Small);
    return row;
}

class SwitchField : public SettingField {
public:
    explicit SwitchField(const SettingWords::Key &words)
        : m_box(new QCheckBox(words.label)) {
        rowOf(*this)->addWidget(m_box);
        setFocusProxy(m_box);
        connect(m_box, &QCheckBox::clicked, this, &SettingField::edited);
    }
    void show(const QStringList &texts) override { m_box->setChecked(texts.value(0) == QLatin1String("on")); }
    QStringList texts() const override { return {m_box->isChecked() ? QStringLiteral("on") : QStringLiteral("off")}; }
    bool hasLabel() const override { return true; }

private:
    QCheckBox *m_box;
};

class ChoiceField : public SettingField {
public:
    ChoiceField(const ConfigurationKey &key, const SettingWords::Key &words)
        : m_box(new QComboBox) {
        for (const QString &word : key.choices)
            m_box->addItem(SettingWords::choice(QLatin1String(key.name), word), word);
        m_box->setAccessibleName(words.label);
        QHBoxLayout *row = rowOf(*this);
        row->addWidget(m_box);
        row->addStretch(1);
        setFocusProxy(m_box);
        connect(m_box, &QComboBox::activated, this, &SettingField::edited);
    }
    void show(const QStringList &texts) override { m_box->setCurrentIndex(m_box->findData(texts.value(0))); }
    QStringList texts() const override { return {m_box->currentData().toString()}; }

private:
    QComboBox *m_box;
};

// A number with a unit that a person may choose; one that need not be set has a box before it.
class NumberField : public SettingField {
public:
    NumberField(const ConfigurationKey &key, const SettingWords::Key &words)
        : m_isSet(new QCheckBox(words.label))
        , m_number(new QSpinBox)
        , m_unit(new QComboBox)
        , m_isOptional(ConfigurationKeys::isUnset(key.show(Configuration()))) {
        QHBoxLayout *row = rowOf(*this);
        for (QWidget *part :
             {static_cast<QWidget *>(m_isSet), static_cast<QWidget *>(m_number), static_cast<QWidget *>(m_unit)})
            row->addWidget(part);
        row->addStretch(1);
        m_number->setAccessibleName(words.label);
        m_number->setAlignment(Qt::AlignRight);
        m_number->setMinimumWidth(NumberWidth);
        m_number->setRange(key.kind == Kind::Duration ? 1 : int(key.least),
                           key.kind == Kind::Number ? int(key.most) : MostNumber);
        m_number->setGroupSeparatorShown(key.most > 65535 || key.kind != Kind::Number); // no port has one
        if (m_number->minimum() == 0)
            m_number->setSpecialValueText(words.unset);
        m_unit->setAccessibleName(SettingField::tr("Unit of %1").arg(words.label));
        fillUnits(key.kind, words.isRate);
        m_unit->setVisible(m_unit->count() > 0);
        m_isSet->setVisible(m_isOptional);
        setFocusProxy(m_isOptional ? static_cast<QWidget *>(m_isSet) : m_number);
        connect(m_isSet, &QCheckBox::toggled, m_number, &QWidget::setEnabled);
        connect(m_isSet, &QCheckBox::clicked, this, &SettingField::edited);
        connect(m_number, &QSpinBox::valueChanged, this, [this] {
            if (!m_isShowing)
                Q_EMIT edited();
        });
        connect(m_unit, &QComboBox::activated, this, &SettingField::edited);
    }
    void show(const QStringList &texts) override {
        m_isShowing = true;
        m_isSet->setChecked(!m_isOptional || !texts.isEmpty());
        m_number->setEnabled(m_isSet->isChecked());
        const qint64 value = texts.value(0).toLongLong();
        if (m_unit->count() > 0) {
            // The greatest unit in which it is whole.
            int unit = value == 0 ? m_standardUnit : 0;
            for (int i = 0; value > 0 && i < m_unit->count(); ++i) {
                if (value % m_unit->itemData(i).toLongLong() == 0)
                    unit = i;
            }
            m_unit->setCurrentIndex(unit);
        }
        m_number->setValue(int(value / unit()));
        m_isShowing = false;
    }
    QStringList texts() const override {
        return m_isSet->isChecked() ? QStringList(QString::number(m_number->value() * unit())) : QStringList();
    }
    bool hasLabel() const override { return m_isOptional; }

private:
    void fillUnits(Kind kind, bool isRate) {
        if (kind == Kind::Duration) {
            m_unit->addItem(SettingField::tr("seconds"), 1LL);
            m_unit->addItem(SettingField::tr("minutes"), 60LL);
            m_unit->addItem(SettingField::tr("hours"), 3600LL);
            m_unit->addItem(SettingField::tr("days"), 86400LL);
        } else if (kind == Kind::Size) {
            qint64 bytes = 1;
            for (const char *unit : {"B", "KiB", "MiB", "GiB"}) {
                m_unit->addItem(QLatin1String(unit) + (isRate ? QStringLiteral("/s") : QString()), bytes);
                bytes *= 1024;
            }
            m_standardUnit = 2;
        }
    }
    qint64 unit() const { return m_unit->count() > 0 ? m_unit->currentData().toLongLong() : 1; }

    QCheckBox *m_isSet;
    QSpinBox *m_number;
    QComboBox *m_unit;
    const bool m_isOptional;
    int m_standardUnit = 0;
    bool m_isShowing = false;
};

// A text; a list has commas between its texts; a path may be chosen.
class TextField : public SettingField {
public:
    TextField(const ConfigurationKey &key, const SettingWords::Key &words)
        : m_isList(key.kind == Kind::List)
        , m_text(new QLineEdit) {
        m_text->setAccessibleName(words.label);
        m_text->setPlaceholderText(words.unset);
        if (key.kind == Kind::Secret)
            m_text->setEchoMode(QLineEdit::PasswordEchoOnEdit);
        QHBoxLayout *row = rowOf(*this);
        row->addWidget(m_text, 1);
        setFocusProxy(m_text);
        connect(m_text, &QLineEdit::textEdited, this, &SettingField::edited);
        if (key.kind != Kind::Path)
            return;
        auto *choose = new QPushButton(themedIcon(QStringLiteral("folder-open")), SettingField::tr("Choose…"));
        choose->setAccessibleName(SettingField::tr("Choose %1").arg(words.label));
        row->addWidget(choose);
        connect(choose, &QPushButton::clicked, this, &TextField::onChoose);
    }
    void show(const QStringList &texts) override { m_text->setText(texts.join(QStringLiteral(", "))); }
    QStringList texts() const override {
        const QString text = m_text->text().trimmed();
        if (!m_isList)
            return text.isEmpty() ? QStringList() : QStringList(text);
        QStringList texts;
        for (const QString &one : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            if (!one.trimmed().isEmpty())
                texts += one.trimmed();
        }
        return texts;
    }

private:
    void onChoose() {
        auto *dialog = new QFileDialog(this, m_text->accessibleName(), m_text->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::AnyFile);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
            m_text->setText(path);
            Q_EMIT edited();
        });
        dialog->open();
    }

    const bool m_isList;
    QLineEdit *m_text;
};
} // namespace

SettingField *SettingField::make(const ConfigurationKey &key, const SettingWords::Key &words) {
    if (!key.choices.isEmpty())
        return new ChoiceField(key, words);
    switch (key.kind) {
    case Kind::Switch:
        return new SwitchField(words);
    case Kind::Number:
    case Kind::Duration:
    case Kind::Size:
        return new NumberField(key, words);
    case Kind::Text:
    case Kind::Url:
    case Kind::Secret:
    case Kind::Path:
    case Kind::List:
        return new TextField(key, words);
    }
    Q_UNREACHABLE();
}
