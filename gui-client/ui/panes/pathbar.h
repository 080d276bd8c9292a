// Where a pane is: back, forward, up, and the path as breadcrumbs that turn into a field for typing (Ctrl+L), with the
// places visited in a drop-down list. Knows no file system: places are strings that its pane understands.
#pragma once

#include <QFrame>
#include <QList>

class IconButton;
class QCompleter;
class QHBoxLayout;
class QLineEdit;
class QStackedWidget;
class QToolButton;

class PathBar : public QFrame {
    Q_OBJECT
public:
    struct Crumb {
        QString text;
        QString place; // what placeChosen() says; never shown
        QString icon;  // a Lucide name, or empty
    };

    // fieldName: accessible name of the field ("Local path").
    explicit PathBar(const QString &fieldName, QWidget *parent = nullptr);

    // From the root to the place itself; text is what the field shows for typing.
    void setPlace(const QList<Crumb> &crumbs, const QString &text);
    void setVisited(const QList<Crumb> &visited);
    void setMoves(bool back, bool forward, bool up);
    void setCompleter(QCompleter *completer);
    // A control at the right end (filter, refresh).
    void addControl(QWidget *control);
    // Where the crumbs would stand: "Not connected".
    void setPlaceholder(const QString &text);
    QString text() const;

public Q_SLOTS:
    void edit();

Q_SIGNALS:
    void backWanted();
    void forwardWanted();
    void upWanted();
    void placeChosen(const QString &place); // a crumb or a visited place
    void pathTyped(const QString &text);
    void editingStarted();
    void editingEnded();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void fit();
    void showVisited();
    void stopEditing();

    IconButton *m_back;
    IconButton *m_forward;
    IconButton *m_up;
    QFrame *m_box;
    QStackedWidget *m_faces;
    QWidget *m_crumbBox;
    QHBoxLayout *m_crumbLayout;
    QLineEdit *m_field;
    QToolButton *m_visitedButton;
    QHBoxLayout *m_layout;
    QList<Crumb> m_crumbs;
    QList<QWidget *> m_crumbWidgets; // a button for each crumb, each but the first after its chevron
    QToolButton *m_hiddenCrumbs = nullptr;
    QList<Crumb> m_visited;
    QString m_text;
    QString m_placeholder;
};
