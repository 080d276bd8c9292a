#include "sites/formrows.h"

#include "ui/iconbutton.h"
#include "ui/labels.h"
#include "ui/metrics.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>

namespace {
struct FormRowsWords {
    Q_DECLARE_TR_FUNCTIONS(FormRows)
};
} // namespace

void FormRows::layOut(QFormLayout &rows) {
    rows.setContentsMargins(Metrics::Large, Metrics::Medium, Metrics::Large, Metrics::Small);
    rows.setHorizontalSpacing(Metrics::Large);
    rows.setVerticalSpacing(Metrics::Small);
    rows.setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    rows.setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void FormRows::add(QFormLayout &rows, const QString &name, QWidget *field, QLayout *around) {
    field->setAccessibleName(name);
    auto *label = new PlainLabel(name, Ink::Text);
    label->setBuddy(field);
    label->setMinimumHeight(Metrics::ControlHeight);
    if (around)
        rows.addRow(label, around);
    else
        rows.addRow(label, field);
}

QLineEdit *FormRows::addText(QFormLayout &rows, const QString &name, const QString &hint) {
    auto *field = new QLineEdit;
    field->setPlaceholderText(hint);
    add(rows, name, field);
    return field;
}

QLineEdit *FormRows::addPath(QFormLayout &rows, const QString &name, const QString &hint, bool isFolder) {
    auto *field = new QLineEdit;
    field->setPlaceholderText(hint);
    auto *choose = new IconButton(QStringLiteral("folder-open"), FormRowsWords::tr("Choose: %1").arg(name));
    auto *around = new QHBoxLayout;
    around->setSpacing(Metrics::Tiny);
    around->addWidget(field, 1);
    around->addWidget(choose);
    add(rows, name, field, around);
    QObject::connect(choose, &QToolButton::clicked, field, [field, name, isFolder] {
        auto *dialog = new QFileDialog(field, name, field->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(isFolder ? QFileDialog::Directory : QFileDialog::ExistingFile);
        QObject::connect(dialog, &QFileDialog::fileSelected, field, [field](const QString &path) {
            field->setText(path);
            Q_EMIT field->textEdited(path);
        });
        dialog->open();
    });
    return field;
}
