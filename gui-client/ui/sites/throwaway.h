// The question that stands between one key and what was typed in a dialog.
#pragma once

#include <functional>

class QDialog;

// Under the dialog's title; discard runs when the person says so.
void askToThrowAway(QDialog &dialog, const std::function<void()> &discard);
