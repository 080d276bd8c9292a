// What went wrong or is worth knowing, in a calm bar above the panes: a sentence, the cause, what to do, one button
// where a click can mend it, the raw words under Details. One notice at a time, the latest.
#pragma once

#include "models/failurewords.h"
#include "ui/card.h"
#include "ui/palette.h"

#include <functional>

class IconButton;
class IconLabel;
class PlainLabel;
class QHBoxLayout;
class QPushButton;
class QToolButton;

class NoticeBar : public Card {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);

    struct Remedy {
        QString text; // of the button; empty: none
        std::function<void()> apply;
    };
    // about: whoever may have it over with resolve(); null: nobody.
    void showFailure(const FailureWords &words, const QString &details, const Remedy &remedy = {},
                     const QObject *about = nullptr);
    void showNote(const QString &text, const Remedy &remedy = {}, const Remedy &other = {},
                  const QObject *about = nullptr);
    void showDone(const QString &text, const Remedy &remedy = {}); // what was wanted has come about
    // What somebody writes to the person here, below what stands here of the same sender already; not a second time.
    void showMessage(const QString &from, const QString &message);
    void dismiss();
    void resolve(const QObject *about); // it works now: what is said of it goes, if that is what is shown
    QString sentence() const;
    QString rest() const; // below the sentence

Q_SIGNALS:
    void focusLeft(); // one of its buttons had the focus when it went

private:
    struct Words {
        QString sentence, rest, details;
    };
    void present(Look look, const QString &icon, const Words &words, const Remedy &remedy = {},
                 const Remedy &other = {});
    QPushButton *makeRemedyButton(std::function<void()> &apply);

    QHBoxLayout *m_row;
    IconLabel *m_icon;
    PlainLabel *m_sentence;
    PlainLabel *m_rest;
    PlainLabel *m_details;
    QPushButton *m_remedyButton;
    QPushButton *m_otherButton;
    QPushButton *m_detailsButton;
    std::function<void()> m_apply, m_applyOther;
    const QObject *m_about = nullptr; // compared only
};
