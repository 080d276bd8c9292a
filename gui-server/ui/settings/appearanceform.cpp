#include "settings/appearanceform.h"

#include "dialogs/formlabels.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/palette.h"
#include "window/preferences.h"

#include <QComboBox>
#include <QFormLayout>

AppearanceForm::AppearanceForm(SettingsFile &preferences, QWidget *parent)
    : QWidget(parent) {
    auto *layout = new QFormLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(Metrics::Large);
    layout->setVerticalSpacing(Metrics::Medium);
    layout->setRowWrapPolicy(QFormLayout::WrapLongRows);
    const auto add = [&](const QString &text, QComboBox *box) {
        auto *label = new PlainLabel(text);
        label->setBuddy(box);
        box->setAccessibleName(text);
        layout->addRow(label, box);
    };
    auto *theme = new QComboBox;
    theme->addItem(tr("As the desktop"), static_cast<int>(Theme::Desktop));
    theme->addItem(tr("Light"), static_cast<int>(Theme::Light));
    theme->addItem(tr("Dark"), static_cast<int>(Theme::Dark));
    theme->setCurrentIndex(qMax(0, theme->findData(preferences.get(Preferences::theme))));
    connect(theme, &QComboBox::activated, this,
            [&preferences, theme] { preferences.set(Preferences::theme, theme->currentData().toInt()); });
    add(tr("Appearance"), theme);
    auto *language = new QComboBox;
    language->addItem(tr("As the desktop"), QString());
    language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    language->setCurrentIndex(qMax(0, language->findData(preferences.get(Preferences::language))));
    connect(language, &QComboBox::activated, this,
            [&preferences, language] { preferences.set(Preferences::language, language->currentData().toString()); });
    add(tr("Language"), language);
    levelLabels(*layout);
    auto *note = new PlainLabel(tr("Another language shows from the next start of the program."), Ink::Muted);
    note->setRelativeSize(-1);
    note->setWordWrap(true);
    layout->addRow(note);
}
