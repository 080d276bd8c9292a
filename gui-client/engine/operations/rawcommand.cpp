#include "operations/rawcommand.h"

#include <algorithm>

namespace {
constexpr const char *notAllowed[] = {"ABOR", "APPE", "AUTH", "CCC",  "CLNT", "EPRT", "EPSV", "LIST", "MLSD",
                                      "MODE", "NLST", "OPTS", "PASS", "PASV", "PBSZ", "PORT", "PROT", "QUIT",
                                      "RANG", "REIN", "REST", "RETR", "RNFR", "RNTO", "STOR", "STOU", "STRU",
                                      "TYPE", "USER", "ACCT", "ADAT", "HOST", "LANG"};
}

bool RawCommand::isAllowed(const QByteArray &line) {
    const QByteArray verb = line.trimmed().split(' ').first().toUpper();
    if (verb.isEmpty() || std::any_of(line.begin(), line.end(), [](char c) { return c >= 0 && c < ' '; }))
        return false;
    return std::none_of(std::begin(notAllowed), std::end(notAllowed), [&](const char *one) { return verb == one; });
}

void RawCommand::firstStep() {
    if (!isAllowed(m_line))
        return fail(Failure::Kind::Unsupported, QStringLiteral("this command cannot be sent by hand"));
    send(m_line.trimmed(), &RawCommand::onReply);
}

void RawCommand::onReply(const Reply &reply) {
    if (reply.isPreliminary())
        return awaitFinal(&RawCommand::onReply);
    m_reply = reply;
    succeed();
}
