// Tries a site step by step, as a person would: reach it, encrypt, log in, list a folder over a data connection. Says
// which steps work and why one does not. Owned by whoever asks for the test.
#pragma once

#include "session/session.h"

class ConnectionTest : public QObject {
    Q_OBJECT
public:
    enum class Step { Connect, Encrypt, LogIn, List };

    // folder: listed; empty: the one that the login leads to.
    ConnectionTest(const Site &site, QByteArray folder, const LinkServices &services);
    ~ConnectionTest() override;

    void start();
    void answer(const Answer &answer) { m_session.answer(answer); }

    // What is known once the step has passed.
    QHostAddress address() const { return m_address; }   // Connect
    QString tlsVersion() const { return m_tlsVersion; }  // Encrypt; empty: everything goes in clear
    qsizetype entries() const { return m_entries; }      // List
    RemotePath folder() const { return m_listedFolder; } // List

Q_SIGNALS:
    void passed(ConnectionTest::Step step);
    // The last signal: a failure and the step that it is about, or none after List.
    void finished(const Failure &failure, ConnectionTest::Step step);
    void question(const Question &question);

private:
    void onOpened();
    void pass(Step step); // and those before it
    void end(const Failure &failure, Step step);
    Step failedStep(const Failure &failure) const;

    Session m_session;
    QByteArray m_folder;
    RemotePath m_listedFolder;
    QHostAddress m_address;
    QString m_tlsVersion;
    qsizetype m_entries = 0;
    int m_passed = 0; // how many steps
    bool m_ended = false;
};
