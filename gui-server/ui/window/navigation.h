// The pages of the window at its left side: one button each, with a count where there is one.
#pragma once

#include "ui/palette.h"

#include <QAbstractButton>
#include <QWidget>

class PlainLabel;
class QButtonGroup;
class QVBoxLayout;

class NavigationButton : public QAbstractButton {
    Q_OBJECT
public:
    NavigationButton(const QString &iconName, const QString &text, QWidget *parent = nullptr);
    // Negative hides it; also told to screen readers.
    void setCount(int count);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_iconName;
    int m_count = -1;
};

class Navigation : public QWidget {
    Q_OBJECT
public:
    explicit Navigation(QWidget *parent = nullptr);

    int addPage(const QString &iconName, const QString &text); // returns its number, from 0
    // Icons alone, with the texts as tooltips, where there is little room.
    void setCompact(bool compact);
    void setCurrent(int page);
    void setCount(int page, int count);
    // The line at the bottom: state and rates in bytes per second.
    void setStatus(Ink ink, const QString &state, qint64 down, qint64 up);

Q_SIGNALS:
    void chosen(int page);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup *m_group;
    QVBoxLayout *m_pages;
    class StatusLine;
    StatusLine *m_status;
};
