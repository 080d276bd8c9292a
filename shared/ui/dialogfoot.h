// The foot of a dialog: at its right Cancel, and beside it the button that does what the dialog is for.
#pragma once

class QDialog;
class QLayout;
class QPushButton;

// primary: made so; what its click does is the caller's. Cancel rejects the dialog.
QLayout *makeDialogFoot(QDialog &dialog, QPushButton &primary);
