#include "dialogs/passwordcard.h"

#include "base/visibletext.h"
#include "ui/iconbutton.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

PasswordCard::PasswordCard(const QString &account, const QString &password, QWidget *parent)
    : QDialog(parent) {
    const QString title = tr("New password of %1").arg(visibleText(account));
    setWindowTitle(title);
    auto *heading = new PlainLabel(title);
    heading->setWeight(QFont::DemiBold);
    auto *field = new QLineEdit(password);
    field->setReadOnly(true);
    field->setAccessibleName(tr("Password"));
    field->setMinimumWidth(320);
    auto *copy = new IconButton(QStringLiteral("copy"), tr("Copy password"));
    connect(copy, &QToolButton::clicked, this, [password] { QGuiApplication::clipboard()->setText(password); });
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::Tiny);
    row->addWidget(field, 1);
    row->addWidget(copy);
    auto *done = new QPushButton(tr("Done"));
    makePrimary(*done);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(heading);
    layout->addLayout(row);
    layout->addWidget(new PlainLabel(tr("It is shown this once: the server keeps only its hash."), Ink::Muted));
    layout->addWidget(done, 0, Qt::AlignRight);
}
