// What is known of the chosen entries of the server, and their permissions as nine boxes and in octal. Where the
// entries differ or the server does not tell, a box is partly checked, and what it stands for is left as it is.
#pragma once

#include "models/chosenentries.h"
#include "operations/changetreemode.h"

#include <QDialog>

#include <array>
#include <optional>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;

class PropertiesDialog : public QDialog {
    Q_OBJECT
public:
    // modes: of the entries in any order, -1 where the server does not tell; none: it tells of none. place: the folder
    // as shown.
    PropertiesDialog(const ChosenEntries &entries, const QString &place, const QList<int> &modes, bool canChange,
                     QWidget *parent = nullptr);

    // What the boxes and the number say, whatever the entries have.
    ModeChange change() const;
    // Which of the chosen folders and of all that is in them are changed; nothing: only what was chosen.
    std::optional<ChangeTreeMode::Which> inside() const;

private:
    void takeModes(const QList<int> &modes);
    QGridLayout *makePermissions(QWidget &card, bool hasFolder, bool canChange);
    void onBoxClicked();
    void onOctalEdited(const QString &text);
    void showBits(int set, int known);
    QString octal() const;
    bool isOctalFitting() const;
    bool changesSomething() const;
    void updateApply();

    QList<int> m_modes;         // each once
    int m_set = 0, m_known = 0; // bits that all entries have; those that are the same in all
    std::optional<int> m_typed; // set-id and sticky bits of a number that was typed; else each keeps its own
    std::array<QCheckBox *, 9> m_boxes{};
    QLineEdit *m_octal = nullptr;
    QCheckBox *m_inside = nullptr; // null: no folder is chosen
    QComboBox *m_which = nullptr;
    QPushButton *m_apply = nullptr;
};
