// What an administrator should do something about, each as a card with what it means and a button that leads to what
// mends it. Hidden when all is well.
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QVBoxLayout;

struct ServerWarning {
    QString title, text;
    QString action; // what the button says
    // Where the button leads: a topic of the settings, or a folder on this machine when it begins with a slash.
    QString remedy;
    bool operator==(const ServerWarning &) const = default;
};

class WarningCards : public QWidget {
    Q_OBJECT
public:
    explicit WarningCards(QWidget *parent = nullptr);

    void show(const QList<ServerWarning> &warnings);
    using QWidget::show;
    const QList<ServerWarning> &warnings() const { return m_warnings; }

Q_SIGNALS:
    void remedyAsked(const QString &remedy);

private:
    QWidget *cardOf(const ServerWarning &warning);

    QVBoxLayout *m_layout;
    QList<ServerWarning> m_warnings;
};
