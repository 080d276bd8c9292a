// "File exists": both files side by side, what each answer would do, and for which other transfers it holds. The safe
// answer has the focus.
#pragma once

#include "queue/transferitem.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QPushButton;
class QRadioButton;

class ConflictDialog : public QDialog {
    Q_OBJECT
public:
    // What was edited here goes back by itself: where the file there has changed meanwhile, both are somebody's work.
    enum class Occasion { Transfer, EditedFile };
    // place: the server's name as shown.
    ConflictDialog(const ExistsQuestion &question, const QString &place, Occasion occasion = Occasion::Transfer,
                   QWidget *parent = nullptr);

    ExistsRule rule() const;
    AnswerScope scope() const;
    const ExistsQuestion &question() const { return m_question; }

private:
    QWidget *makeCard(const QString &title, const QString &icon, qint64 size, qint64 modified, bool isSource);
    void addTransferChoices();
    void addEditChoices();
    void addChoice(ExistsRule rule, const QString &text, const QString &consequence, bool possible = true);
    void onChosen();

    ExistsQuestion m_question;
    class QGridLayout *m_choices;
    QList<std::pair<QRadioButton *, ExistsRule>> m_buttons;
    QCheckBox *m_forAll;
    QComboBox *m_scope;
    QPushButton *m_apply;
};
