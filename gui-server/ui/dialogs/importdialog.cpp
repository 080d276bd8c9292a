#include "dialogs/importdialog.h"

#include "base/visibletext.h"
#include "dialogs/formlabels.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"

#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

ImportDialog::ImportDialog(ServerControl &control, QWidget *parent)
    : QDialog(parent)
    , m_control(control)
    , m_password(new QLineEdit)
    , m_complaint(new PlainLabel({}, Ink::Error)) {
    setWindowTitle(tr("Import certificate"));
    setMinimumWidth(520);
    auto *heading = new PlainLabel(tr("Import certificate"));
    heading->setRelativeSize(7);
    heading->setWeight(QFont::DemiBold);
    auto *text = new PlainLabel(
        tr("It is copied into the data directory and shown to new connections at once; open sessions stay."),
        Ink::Muted);
    text->setWordWrap(true);
    m_complaint->setWordWrap(true);
    m_complaint->hide();
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Metrics::Large);
    form->setVerticalSpacing(Metrics::Small);
    m_certificate = addFile(*form, tr("Certificate (PEM)"));
    m_key = addFile(*form, tr("Key (PEM)"));
    m_key->setPlaceholderText(tr("In the certificate's file"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password of the key"));
    m_password->setPlaceholderText(tr("None"));
    form->addRow(tr("Password of the key"), m_password);
    levelLabels(*form);
    auto *cancel = new QPushButton(tr("Cancel"));
    auto *import = new QPushButton(tr("Import"));
    makePrimary(*import);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(import, &QPushButton::clicked, this, &QDialog::accept);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(import);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(heading);
    layout->addWidget(text);
    layout->addLayout(form);
    layout->addWidget(m_complaint);
    layout->addLayout(foot);
}

QLineEdit *ImportDialog::addFile(QFormLayout &layout, const QString &label) {
    auto *field = new QLineEdit;
    field->setAccessibleName(label);
    auto *choose = new QPushButton(themedIcon(QStringLiteral("folder-open")), tr("Choose…"));
    choose->setAccessibleName(tr("Choose %1").arg(label));
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::Small);
    row->addWidget(field, 1);
    row->addWidget(choose);
    layout.addRow(label, row);
    connect(choose, &QPushButton::clicked, this, [this, field, label] {
        auto *dialog = new QFileDialog(this, label, field->text(), tr("PEM files (*.pem *.crt *.key);;All files (*)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, field, &QLineEdit::setText);
        dialog->open();
    });
    return field;
}

void ImportDialog::accept() {
    const auto imported =
        m_control.importCertificate(m_certificate->text(), m_key->text(), m_password->text().toUtf8());
    if (imported)
        return QDialog::accept();
    m_complaint->setText(visibleText(imported.error().text));
    m_complaint->show();
    m_certificate->setFocus(Qt::OtherFocusReason);
}
