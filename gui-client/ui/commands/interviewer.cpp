#include "commands/interviewer.h"

#include "base/visibletext.h"
#include "dialogs/conflictdialog.h"
#include "dialogs/masterpassworddialog.h"
#include "dialogs/passworddialog.h"
#include "dialogs/trustdialog.h"
#include "program/clientengine.h"
#include "transfers/stagedfetch.h"

Interviewer::Interviewer(ClientEngine &engine, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_window(window) {
    connect(&engine, &ClientEngine::questionAsked, this, &Interviewer::ask);
    connect(&engine.queue, &TransferQueue::questionAsked, this, &Interviewer::next);
    engine.sites.setAskMasterPassword(
        [guard = QPointer<Interviewer>(this)](Vault::Wanted wanted, const Vault::Give &give) {
            if (guard)
                guard->askMasterPassword(wanted, give);
            else
                give({});
        });
}

void Interviewer::ask(const Question &question, std::function<void(const Answer &)> answer) {
    m_waiting.emplace_back([this, question, answer = std::move(answer)] {
        if (question.kind == Question::Kind::Password) {
            auto *dialog = new PasswordDialog(question, m_window);
            show(dialog, [dialog, answer](int) { answer(dialog->answer()); });
        } else {
            auto *dialog = new TrustDialog(question, m_window);
            show(dialog, [dialog, answer](int) { answer(dialog->answer()); });
        }
    });
    next();
}

void Interviewer::askMasterPassword(Vault::Wanted wanted, const Vault::Give &give) {
    m_waiting.emplace_back([this, wanted, give] {
        auto *dialog = new MasterPasswordDialog(wanted, m_window);
        show(dialog, [dialog, give](int) { give(dialog->given()); });
    });
    next();
}

void Interviewer::askAgain(TransferItem::Id id) {
    if (id == 0)
        m_putOff.clear();
    else
        m_putOff.erase(id);
    next();
}

void Interviewer::next() {
    if (m_dialog)
        return;
    if (m_waiting.empty()) {
        askAboutConflict();
        return;
    }
    const std::function<void()> put = std::move(m_waiting.front());
    m_waiting.pop_front();
    put();
}

void Interviewer::askAboutConflict() {
    const QList<ExistsQuestion> questions = m_engine.queue.questions();
    for (const ExistsQuestion &question : questions) {
        if (m_putOff.contains(question.item))
            continue;
        const TransferItem *item = m_engine.queue.item(question.item);
        const QString place = item ? visibleText(item->site) : tr("the server");
        const bool isEdit = StagedFetch::isIn(StagedFetch::edited, question.localPath);
        auto *dialog = new ConflictDialog(
            question, place, isEdit ? ConflictDialog::Occasion::EditedFile : ConflictDialog::Occasion::Transfer,
            m_window);
        show(dialog, [this, dialog, id = question.item](int result) {
            if (result == QDialog::Accepted)
                m_engine.queue.answer(id, dialog->rule(), dialog->scope());
            else
                m_putOff.insert(id);
        });
        return;
    }
}

void Interviewer::show(QDialog *dialog, std::function<void(int)> done) {
    m_dialog = dialog;
    dialog->setWindowModality(Qt::WindowModal);
    connect(dialog, &QDialog::finished, this, [this, dialog, done = std::move(done)](int result) {
        m_dialog = nullptr;
        dialog->deleteLater();
        done(result);
        next();
    });
    dialog->open();
}
