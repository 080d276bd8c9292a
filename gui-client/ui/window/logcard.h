// The log at the foot of the window: folds to its header, searches, copies.
#pragma once

#include "ui/card.h"

class IconButton;
class Log;
class LogView;
class QLineEdit;

class LogCard : public Card {
    Q_OBJECT
public:
    static constexpr int foldedHeight = 36; // px

    // The log must outlive the card.
    explicit LogCard(Log &log, QWidget *parent = nullptr);

    void setFolded(bool folded);
    bool isFolded() const { return m_folded; }
    LogView &view() { return *m_view; }

Q_SIGNALS:
    void foldedChanged(bool folded);

private:
    LogView *m_view;
    IconButton *m_fold;
    QLineEdit *m_search;
    bool m_folded = false;
};
