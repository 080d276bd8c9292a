// USER, PASS, ACCT (RFC 959 4.1.1), HOST (RFC 7151), REIN, QUIT.
#include "commands/command.h"
#include "commands/handlers.h"
#include "commands/welcome.h"

namespace {
constexpr int triesPerConnection = 3;

void refuseLogin(const CommandPtr &command) {
    SessionState &state = command->state();
    state.user.clear(); // the next try begins with USER (RFC 959 4.1.1)
    if (++state.loginFailures < triesPerConnection)
        return command->reply(530, "Wrong name or password.");
    command->reply(530, "Wrong name or password. That was the last try of this connection.");
    command->context().closeAfterReplies();
}

void onOutcome(const CommandPtr &command, const LoginOutcome &outcome) {
    switch (outcome.kind) {
    case LoginOutcome::Kind::Refused:
        return refuseLogin(command);
    case LoginOutcome::Kind::TryLater:
        command->reply(421, "Too many people are logging in just now; try again in a minute.");
        return command->context().closeAfterReplies();
    case LoginOutcome::Kind::Banned:
        command->reply(421, "Too many failed logins from your address; try again later.");
        return command->context().closeAfterReplies();
    case LoginOutcome::Kind::Away:
        command->reply(421, "The accounts cannot be looked up just now; try again in a minute.");
        return command->context().closeAfterReplies();
    case LoginOutcome::Kind::NotAllowed:
        command->state().user.clear();
        return command->reply(530, outcome.reason);
    case LoginOutcome::Kind::Accepted:
        break;
    }
    const auto loggedIn = command->context().logIn(outcome.account);
    if (!loggedIn)
        return command->reply(530, "%1", {loggedIn.error().text.toUtf8()});
    greetAccount(command);
}
} // namespace

void Handlers::user(const CommandPtr &command) {
    if (command->state().account)
        command->context().logOut(CommandContext::Parameters::Kept);
    command->state().user = command->argument();
    command->reply(331, "Password for %1, please.", {command->argument()});
}

void Handlers::pass(const CommandPtr &command) {
    if (command->state().account)
        return command->reply(503, "You are logged in already; USER begins anew.");
    if (command->state().user.isEmpty())
        return command->reply(503, "Send USER first.");
    command->context().authenticate(command->argument(),
                                    [command](const LoginOutcome &outcome) { onOutcome(command, outcome); });
}

void Handlers::acct(const CommandPtr &command) { command->reply(202, "ACCT is not needed on this server."); }

void Handlers::host(const CommandPtr &command) {
    SessionState &state = command->state();
    if (state.account || !state.user.isEmpty())
        return command->reply(503, "HOST comes before USER; REIN begins anew.");
    const QByteArray name = command->argument().toLower();
    if (name.size() > 255 || name.contains(' ') || name.contains('/'))
        return command->reply(501, "HOST takes a host name or an address.");
    const QList<QByteArray> &known = command->context().configuration().hostNames;
    if (!known.isEmpty() && !known.contains(name))
        return command->reply(504, "%1 is not a host of this server.", {command->argument()});
    state.host = name;
    command->reply(220, "%1: log in with USER and PASS.", {command->argument()});
}

void Handlers::rein(const CommandPtr &command) {
    command->context().logOut(CommandContext::Parameters::Reset);
    command->reply(220, "Everything is as after the greeting; log in with USER and PASS.");
}

void Handlers::quit(const CommandPtr &command) {
    command->context().afterRunning([command] {
        command->reply(221, "Goodbye.");
        command->context().closeAfterReplies();
    });
}
