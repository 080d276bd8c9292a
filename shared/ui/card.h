// A rounded frame on the base colour with an optional header (title, count, controls at the right), content below.
#pragma once

#include "ui/palette.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

class Card : public QFrame {
    Q_OBJECT
public:
    enum class Look { Plain, Info, Done, Warning, Error };

    explicit Card(QWidget *parent = nullptr);
    explicit Card(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    // The small number beside the title; negative hides it.
    void setCount(int count);
    void setLook(Look look);
    static Ink inkOf(Look look); // of its border and icon
    // Controls at the right end of the header.
    void addHeaderWidget(QWidget *widget);
    // Takes the widget as content: a list that reaches the card's sides, or with the card's padding around it.
    void addContent(QWidget *widget, int stretch = 0);
    void addPadded(QWidget *widget, int stretch = 0);
    // An accent border: the pane that has the keyboard.
    void setActive(bool active);
    QVBoxLayout &content() { return *m_content; } // for layouts; keeps no padding of its own

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void makeHeader();

    QWidget *m_header = nullptr;
    QHBoxLayout *m_headerLayout = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_count = nullptr;
    QVBoxLayout *m_content;
    Look m_look = Look::Plain;
    bool m_active = false;
};
