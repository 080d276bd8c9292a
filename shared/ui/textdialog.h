// Asks for one line of text, and tells below the field why what stands there cannot be taken. Whoever opens it sets
// Qt::WA_DeleteOnClose.
#pragma once

#include <QDialog>

#include <functional>

class PlainLabel;
class QLineEdit;
class QPushButton;

class TextDialog : public QDialog {
    Q_OBJECT
public:
    struct Words {
        QString title;
        QString label;  // of the field, without a colon
        QString action; // of the button that takes the text ("Create")
    };
    // Why a text cannot be taken, as a sentence; empty when it can.
    using Check = std::function<QString(const QString &text)>;

    explicit TextDialog(const Words &words, QWidget *parent = nullptr);

    // A text without anything but spaces is never taken, and nothing is said of it.
    void setCheck(Check check);
    void setText(const QString &text);
    QString text() const;

Q_SIGNALS:
    void taken(const QString &text);

private:
    void judge();

    Check m_check;
    QLineEdit *m_field;
    PlainLabel *m_note;
    QPushButton *m_action;
};
