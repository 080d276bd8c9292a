// Looks for files and folders on the server of a tab: what for, then what is found as it comes. A window of its own
// beside the main one; what is done with a find is done by whoever listens.
#pragma once

#include "connection/question.h"
#include "searching/foundmodel.h"
#include "session/remotesearch.h"
#include "sites/site.h"

#include <QDialog>
#include <QTimer>

#include <functional>
#include <memory>

class ClientEngine;
class PlainLabel;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class SessionPool;
class TableView;

class SearchDialog : public QDialog {
    Q_OBJECT
public:
    using AnswerTaker = std::function<void(const Answer &)>;

    // The engine outlives the dialog. site: logged in with its password.
    SearchDialog(ClientEngine &engine, const Site &site, const RemotePath &folder, QWidget *parent = nullptr);
    ~SearchDialog() override;

    // They are on the server no more.
    void forget(const FoundModel::NamesByFolder &gone) { m_found->remove(gone); }
    void tell(const QString &text);

Q_SIGNALS:
    void questionAsked(const Question &question, const SearchDialog::AnswerTaker &answer);
    void goToWanted(const FoundEntry &entry);
    void downloadWanted(const QList<FoundEntry> &entries);
    void removeWanted(const QList<FoundEntry> &entries); // a person has agreed

private:
    QWidget *makeTerms(const RemotePath &folder);
    QWidget *makeList();
    QLayout *makeFoot();
    std::optional<SearchTerms> terms();
    void onSearch();
    void onFinished(const Failure &failure);
    void stop();
    void onRemove();
    QList<FoundEntry> chosen() const;
    void showRowMenu(const QPoint &position);
    void updateControls();
    void tellProgress();
    void tellEnd(const QString &sentence);
    void tellCount();

    ClientEngine &m_engine;
    const Site m_site;
    FoundModel *m_found;
    TableView *m_view;
    QLineEdit *m_folder, *m_name, *m_smallest, *m_largest;
    QComboBox *m_types, *m_age;
    QCheckBox *m_case;
    PlainLabel *m_state;
    QString m_end; // the sentence of how a search ended, %1: what is in the list; empty: another one is shown
    QPushButton *m_search, *m_goTo, *m_download, *m_remove, *m_close;
    QTimer m_tick;
    std::unique_ptr<SessionPool> m_pool;
    std::unique_ptr<RemoteSearch> m_running; // until it is finished or stopped
};
