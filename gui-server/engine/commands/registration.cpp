// SITE REGISTER and SITE PSWD: an account of one's own, and its password.
#include "commands/command.h"
#include "commands/handlers.h"

namespace {
void onRegistered(const CommandPtr &command, const QByteArray &name, RegistrationOutcome outcome) {
    switch (outcome) {
    case RegistrationOutcome::Done:
        return command->reply(230, "The account %1 is yours; log in with USER and PASS.", {name});
    case RegistrationOutcome::Pending:
        return command->reply(230, "The account %1 waits for the administrator's approval.", {name});
    case RegistrationOutcome::Taken:
        return command->reply(550, "The name %1 is taken; choose another.", {name});
    case RegistrationOutcome::BadName:
        return command->reply(501, "A name has 1 to 64 characters, no spaces and no slash.");
    case RegistrationOutcome::BadPassword:
        return command->reply(501, "A password has 8 to 1024 bytes.");
    case RegistrationOutcome::TooOften:
        return command->reply(450, "Too many registrations just now; try again in an hour.");
    case RegistrationOutcome::Away:
        return command->reply(450, "The accounts cannot be looked up just now; try again in a minute.");
    }
}

void onChanged(const CommandPtr &command, PasswordOutcome outcome) {
    switch (outcome) {
    case PasswordOutcome::Done:
        return command->reply(200, "The new password holds from now on.");
    case PasswordOutcome::WrongOld:
        return command->reply(530, "The old password is wrong.");
    case PasswordOutcome::BadNew:
        return command->reply(501, "A password has 8 to 1024 bytes.");
    case PasswordOutcome::NotHere:
        return command->reply(550, "The password of this account is set by the administrator.");
    case PasswordOutcome::TooOften:
        return command->reply(450, "Too many failed logins from your address; try again later.");
    case PasswordOutcome::Away:
        return command->reply(450, "The accounts cannot be looked up just now; try again in a minute.");
    }
}
} // namespace

// The name ends at the first space; everything behind it is the password.
void Handlers::siteRegister(const CommandPtr &command) {
    const CommandContext &context = command->context();
    if (!context.offersRegistration()) {
        const bool afterTls = context.configuration().registration == Registration::Encrypted && context.offersTls() &&
                              context.connection().encryption.isEmpty();
        if (afterTls)
            return command->reply(530, "Accounts are made only over an encrypted connection: send AUTH TLS first.");
        return command->reply(502, "This server gives no accounts by itself; ask its administrator.");
    }
    const qsizetype space = command->argument().indexOf(' ');
    if (space <= 0 || space + 1 == command->argument().size())
        return command->reply(501, "SITE REGISTER takes a name and a password.");
    const QByteArray name = command->argument().left(space);
    command->context().registerAccount(
        name, command->argument().mid(space + 1),
        [command, name](RegistrationOutcome outcome) { onRegistered(command, name, outcome); });
}

// The old password ends at the first space.
void Handlers::sitePswd(const CommandPtr &command) {
    const qsizetype space = command->argument().indexOf(' ');
    if (space <= 0 || space + 1 == command->argument().size())
        return command->reply(501, "SITE PSWD takes the old password and the new one.");
    command->context().changePassword(command->argument().left(space), command->argument().mid(space + 1),
                                      [command](PasswordOutcome outcome) { onChanged(command, outcome); });
}
