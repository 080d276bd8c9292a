// What is known of the chosen entries of the server, and their permissions as nine boxes and in octal.
#pragma once

#include "models/chosenentries.h"
#include "operations/changetreemode.h"

#include <QDialog>

#include <array>
#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;

class PropertiesDialog : public QDialog {
    Q_OBJECT
public:
    // mode: of the entries, -1 when the server does not tell or they differ. place: the folder as shown.
    PropertiesDialog(const ChosenEntries &entries, const QString &place, int mode, bool canChange,
                     QWidget *parent = nullptr);

    // Nothing when it was not changed.
    std::optional<int> changedMode() const;
    // Which of the chosen folders and of all that is in them get the mode; nothing: only what was chosen.
    std::optional<ChangeTreeMode::Which> inside() const;

private:
    void showMode(int mode);
    int boxesMode() const;

    int m_mode;
    int m_special = 0; // set-id and sticky bits, kept as they are
    std::array<QCheckBox *, 9> m_boxes{};
    QLineEdit *m_octal = nullptr;
    QCheckBox *m_inside = nullptr; // null: no folder is chosen
    QComboBox *m_which = nullptr;
};
