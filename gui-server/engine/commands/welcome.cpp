#include "commands/welcome.h"

#include "base/bytesize.h"
#include "commands/command.h"
#include "commands/phrasebook.h"
#include "files/filesystem.h"

namespace {
QByteArray serverName(const CommandContext &context) {
    const QString &name = context.configuration().serverName;
    return name.isEmpty() ? QByteArrayLiteral("Wherry") : name.toUtf8();
}

QByteArray abilities(const Command &command) {
    struct Ability {
        Permission permission;
        std::string_view words;
    };
    static constexpr Ability all[] = {
        {Permission::List, "list"},     {Permission::Read, "download"},
        {Permission::Write, "upload"},  {Permission::Overwrite, "overwrite"},
        {Permission::Append, "append"}, {Permission::Delete, "delete"},
        {Permission::Rename, "rename"}, {Permission::MakeDirectory, "make directories"},
    };
    QList<QByteArray> words;
    for (const Ability &one : all)
        if (command.may(one.permission))
            words += command.say(one.words);
    return words.isEmpty() ? command.say("nothing") : words.join(", ");
}

void welcome(Command &command, const SpaceFigures &space) {
    const SessionState &state = command.state();
    const QByteArray where = state.directory.absolute();
    if (space.quotaBytes >= 0) {
        const qint64 left = qMax(qint64(0), space.quotaBytes - space.quotaUsed);
        const QByteArray room =
            command.say("%1 of %2 left", {formatBytes(left).toUtf8(), formatBytes(space.quotaBytes).toUtf8()});
        return command.replyLines(230, {command.say("Logged in as %1.", {state.account->name}),
                                        command.say("You are in %1 and may: %2.", {where, abilities(command)}),
                                        command.say("Room: %1.", {room})});
    }
    command.replyLines(230, {command.say("Logged in as %1.", {state.account->name}),
                             command.say("You are in %1 and may: %2.", {where, abilities(command)}),
                             command.say("Room: no limit for this account.")});
}
} // namespace

QByteArray greeting(const CommandContext &context) {
    const bool tls = context.offersTls() && context.connection().encryption.isEmpty();
    const bool required = context.configuration().tls == TlsPolicy::Required;
    const Language language = context.state().language;
    if (tls && required)
        return phrase(language,
                      "%1 is ready. Encrypt with AUTH TLS, then log in with USER and PASS. HELP lists the commands.",
                      {serverName(context)});
    if (tls)
        return phrase(
            language,
            "%1 is ready. Log in with USER and PASS, or encrypt first with AUTH TLS. HELP lists the commands.",
            {serverName(context)});
    return phrase(language, "%1 is ready. Log in with USER and PASS. HELP lists the commands.", {serverName(context)});
}

void greetAccount(const CommandPtr &command) {
    command->files().space(command->state().directory, command->lifetime(),
                           [command](const Expected<SpaceFigures, FileError> &space) {
                               welcome(*command, space ? *space : SpaceFigures());
                           });
}
