#include "operations/rawcommand.h"

#include <algorithm>
#include <iterator>

namespace {
constexpr const char *notAllowed[] = {"ABOR", "APPE", "AUTH", "CCC",  "CLNT", "EPRT", "EPSV", "LIST", "MLSD",
                                      "MODE", "NLST", "OPTS", "PASS", "PASV", "PBSZ", "PORT", "PROT", "QUIT",
                                      "RANG", "REIN", "REST", "RETR", "RNFR", "RNTO", "STOR", "STOU", "STRU",
                                      "TYPE", "USER", "ACCT", "ADAT", "HOST", "LANG"};
constexpr const char *changing[] = {"COMB", "DELE", "MDTM", "MFF",  "MFMT", "MKD",
                                    "RMD",  "RMDA", "SITE", "XMKD", "XRMD"};

QByteArray verbOf(const QByteArray &line) { return line.trimmed().split(' ').first().toUpper(); }
} // namespace

bool RawCommand::isAllowed(const QByteArray &line) {
    const QByteArray verb = verbOf(line);
    if (verb.isEmpty() || std::any_of(line.begin(), line.end(), [](char c) { return c >= 0 && c < ' '; }))
        return false;
    return std::find(std::begin(notAllowed), std::end(notAllowed), verb) == std::end(notAllowed);
}

bool RawCommand::changesFiles(const QByteArray &line) {
    return std::find(std::begin(changing), std::end(changing), verbOf(line)) != std::end(changing);
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
