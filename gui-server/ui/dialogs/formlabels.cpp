#include "dialogs/formlabels.h"

#include "ui/metrics.h"

#include <QFormLayout>
#include <QWidget>

void levelLabels(QFormLayout &form) {
    form.setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int row = 0; row < form.rowCount(); ++row) {
        const QLayoutItem *label = form.itemAt(row, QFormLayout::LabelRole);
        if (label && label->widget())
            label->widget()->setFixedHeight(Metrics::ControlHeight);
    }
}
