#include "dialogs/confirmation.h"

#include "base/visibletext.h"
#include "ui/style.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

void confirm(QWidget &parent, const Confirmation &confirmation, const std::function<void()> &act) {
    auto *box = new QMessageBox(confirmation.isHarmless ? QMessageBox::Question : QMessageBox::Warning,
                                parent.window()->windowTitle(), confirmation.question, QMessageBox::NoButton, &parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(confirmation.consequence);
    QPushButton *keep = box->addButton(confirmation.keep, QMessageBox::RejectRole);
    QPushButton *action = box->addButton(confirmation.action, QMessageBox::DestructiveRole);
    if (!confirmation.isHarmless)
        makeDestructive(*action);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    QObject::connect(action, &QPushButton::clicked, &parent, [act] { act(); });
    box->open();
}

void complain(QWidget &parent, const QString &sentence, const QString &cause) {
    auto *box =
        new QMessageBox(QMessageBox::Warning, parent.window()->windowTitle(), sentence, QMessageBox::NoButton, &parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(visibleText(cause));
    box->addButton(QCoreApplication::translate("Confirmation", "OK"), QMessageBox::AcceptRole);
    box->open();
}
