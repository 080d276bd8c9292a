#include "sites/throwaway.h"

#include "ui/style.h"

#include <QCoreApplication>
#include <QDialog>
#include <QMessageBox>
#include <QPushButton>

namespace {
struct ThrowAwayWords {
    Q_DECLARE_TR_FUNCTIONS(ThrowAway)
};
} // namespace

void askToThrowAway(QDialog &dialog, const std::function<void()> &discard) {
    auto *box = new QMessageBox(&dialog);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(dialog.windowTitle());
    box->setText(ThrowAwayWords::tr("Throw away what was changed?"));
    auto *button = box->addButton(ThrowAwayWords::tr("Throw away"), QMessageBox::DestructiveRole);
    makeDestructive(*button);
    box->setDefaultButton(box->addButton(ThrowAwayWords::tr("Go on"), QMessageBox::RejectRole));
    QObject::connect(button, &QAbstractButton::clicked, &dialog, discard);
    box->open();
}
