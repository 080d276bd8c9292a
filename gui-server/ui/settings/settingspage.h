// The settings: topics at the left, the form of one at the right, saving below. What is saved is checked first and
// taken over without dropping sessions; what waits for a start of the server says so.
#pragma once

#include "models/servercontrol.h"
#include "pages/listpage.h"

class PlainLabel;
class QComboBox;
class QFrame;
class QPushButton;
class QStackedWidget;
class QStandardItemModel;
class SettingsFile;
class TableView;
class TopicForm;

class SettingsPage : public ListPage {
    Q_OBJECT
public:
    // Both must outlive the page.
    SettingsPage(ServerControl &control, SettingsFile &preferences, QWidget *parent = nullptr);

    // Topics as ConfigurationKeys names them.
    void showTopic(const QString &topic);

Q_SIGNALS:
    void restartAsked(); // for what waits for it

private:
    void resizeEvent(QResizeEvent *event) override;
    void addTopic(const QString &topic);
    void addPage(const QString &topic, const QString &title, const QString &icon, const QList<QWidget *> &widgets);
    void onSave();
    void refreshFoot();
    TopicForm *currentForm() const; // null where there is none

    ServerControl &m_control;
    QStandardItemModel *m_topics;
    TableView *m_list;
    QComboBox *m_choice; // in the list's place where there is little room
    QFrame *m_edge;
    QStackedWidget *m_stack;
    QList<TopicForm *> m_forms;
    PlainLabel *m_message;
    QPushButton *m_restart, *m_defaults, *m_discard, *m_save;
    bool m_isSaved = false; // and nothing was changed since
};
