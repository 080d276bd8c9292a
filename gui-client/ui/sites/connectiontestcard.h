// Shows a test of a connection: a line for each step that tells what works, and why one does not. Owned by the dialog
// of sites.
#pragma once

#include "base/laterptr.h"
#include "session/connectiontest.h"
#include "ui/card.h"
#include "ui/palette.h"

#include <array>
#include <functional>

class PlainLabel;
class QLabel;

class ConnectionTestCard : public Card {
    Q_OBJECT
public:
    using AnswerTaker = std::function<void(const Answer &)>;

    explicit ConnectionTestCard(QWidget *parent = nullptr);
    ~ConnectionTestCard() override;

    void start(const Site &site, const QByteArray &folder, const LinkServices &services);
    // Ends what runs; nothing is shown any more.
    void clear();
    bool isRunning() const { return m_test != nullptr; }
    // As it reads: one line a step.
    QStringList lines() const;

Q_SIGNALS:
    void questionAsked(const Question &question, const ConnectionTestCard::AnswerTaker &answer);

private:
    using Step = ConnectionTest::Step;
    struct Line {
        QLabel *icon = nullptr;
        PlainLabel *text = nullptr;
    };
    void show(Step step, const QString &icon, Ink ink, const QString &text);
    void showWaiting(Step step);
    void onPassed(Step step);
    void onFinished(const Failure &failure, Step step);

    std::array<Line, 4> m_lines; // in the order of the steps
    LaterPtr<ConnectionTest> m_test;
    QString m_host;
    bool m_isProxied = false;
};
