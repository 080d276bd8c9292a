// What an administrator should do something about, each as a card with what it means and what to do. Hidden when all is
// well.
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QVBoxLayout;

struct ServerWarning {
    QString title, text;
    bool operator==(const ServerWarning &) const = default;
};

class WarningCards : public QWidget {
    Q_OBJECT
public:
    explicit WarningCards(QWidget *parent = nullptr);

    void show(const QList<ServerWarning> &warnings);
    using QWidget::show;
    const QList<ServerWarning> &warnings() const { return m_warnings; }

private:
    QVBoxLayout *m_layout;
    QList<ServerWarning> m_warnings;
};
