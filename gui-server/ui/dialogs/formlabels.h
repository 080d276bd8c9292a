// The labels of a form, level with the first line of their fields.
#pragma once

class QFormLayout;

// To be called when the form has its rows. Qt places a label by its own height, which is less than that of a field, so
// that the two are out of line whatever the alignment is.
void levelLabels(QFormLayout &form);
