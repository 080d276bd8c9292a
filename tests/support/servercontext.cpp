#include "support/servercontext.h"

#include "commands/dispatcher.h"
#include "files/filesystem.h"

#include <cstdlib>

RecordingContext::Sent RecordingContext::send(const QByteArray &line) {
    replies.clear();
    TelnetLine asLine;
    asLine.text = line;
    Dispatcher::dispatch(*this, asLine);
    return replies.isEmpty() ? Sent{} : replies.last();
}

void RecordingContext::logInAs(Permissions permissions) {
    Account account;
    account.name = "ann";
    account.permissions = permissions;
    m_state.account = std::make_shared<const Account>(account);
}

FileSystem &RecordingContext::files() { qFatal("this test has no files"); }

void RecordingContext::sendReply(int code, const QList<QByteArray> &lines, ReplyFormat format) {
    replies += {code, lines, format};
}

void RecordingContext::sendReplyPart(const QByteArray &bytes, std::function<void()> whenRoom) {
    parts += bytes;
    whenRoom();
}

void RecordingContext::authenticate(const QByteArray &password, Authenticator::Done done) {
    passwords += password;
    done(outcome);
}

Expected<bool> RecordingContext::logIn(const AccountPtr &account) {
    m_state.account = account;
    return Failure{Failure::Kind::Refused, 530, QStringLiteral("no home in this test"), {}};
}

void RecordingContext::logOut(Parameters parameters) {
    calls += parameters == Parameters::Reset ? "logOut" : "logOut, parameters kept";
    m_state.account = nullptr;
}
