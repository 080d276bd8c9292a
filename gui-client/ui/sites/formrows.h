// Rows of the forms about sites: a label, and behind it a field that a screen reader knows by the same name.
#pragma once

#include <QString>

class QFormLayout;
class QLayout;
class QLineEdit;
class QWidget;

namespace FormRows {
// The distances of a form on a card.
void layOut(QFormLayout &rows);
// around: the layout that the field stands in, when it does not stand alone.
void add(QFormLayout &rows, const QString &name, QWidget *field, QLayout *around = nullptr);
QLineEdit *addText(QFormLayout &rows, const QString &name, const QString &hint = {});
// A path of this computer, typed or chosen: textEdited() follows both.
QLineEdit *addPath(QFormLayout &rows, const QString &name, const QString &hint, bool isFolder);
} // namespace FormRows
