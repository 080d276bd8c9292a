#include "ui/dialogfoot.h"

#include "ui/metrics.h"
#include "ui/style.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QPushButton>

QLayout *makeDialogFoot(QDialog &dialog, QPushButton &primary) {
    auto *cancel = new QPushButton(QCoreApplication::translate("DialogFoot", "Cancel"), &dialog);
    QObject::connect(cancel, &QPushButton::clicked, &dialog, &QDialog::reject);
    makePrimary(primary);
    QWidget::setTabOrder(cancel, &primary);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(Metrics::Small);
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(&primary);
    return foot;
}
