// The handlers of the command table, by the file that holds them. Each answers its command exactly once, now or later.
#pragma once

#include "commands/commandtable.h"

namespace Handlers {
// login.cpp
void user(const CommandPtr &command);
void pass(const CommandPtr &command);
void acct(const CommandPtr &command);
void host(const CommandPtr &command);
void rein(const CommandPtr &command);
void quit(const CommandPtr &command);
// security.cpp
void auth(const CommandPtr &command);
void pbsz(const CommandPtr &command);
void prot(const CommandPtr &command);
void ccc(const CommandPtr &command);
// information.cpp
void help(const CommandPtr &command);
void feat(const CommandPtr &command);
void syst(const CommandPtr &command);
void stat(const CommandPtr &command);
void noop(const CommandPtr &command);
void clnt(const CommandPtr &command);
void csid(const CommandPtr &command);
void lang(const CommandPtr &command);
void siteHelp(const CommandPtr &command);
void siteWho(const CommandPtr &command);
void siteMsg(const CommandPtr &command);
void sitePswd(const CommandPtr &command);
void siteRegister(const CommandPtr &command);
// parameters.cpp
void type(const CommandPtr &command);
void mode(const CommandPtr &command);
void stru(const CommandPtr &command);
void rest(const CommandPtr &command);
void rang(const CommandPtr &command);
void allo(const CommandPtr &command);
void optsUtf8(const CommandPtr &command);
void optsMlst(const CommandPtr &command);
void optsHash(const CommandPtr &command);
void optsMode(const CommandPtr &command);
// dataaddresses.cpp
void port(const CommandPtr &command);
void eprt(const CommandPtr &command);
void pasv(const CommandPtr &command);
void epsv(const CommandPtr &command);
// directories.cpp
void pwd(const CommandPtr &command);
void cwd(const CommandPtr &command);
void cdup(const CommandPtr &command);
void mkd(const CommandPtr &command);
void rmd(const CommandPtr &command);
// files.cpp
void dele(const CommandPtr &command);
void rnfr(const CommandPtr &command);
void rnto(const CommandPtr &command);
void comb(const CommandPtr &command);
void avbl(const CommandPtr &command);
void siteQuota(const CommandPtr &command);
// facts.cpp
void size(const CommandPtr &command);
void mdtm(const CommandPtr &command);
void mfmt(const CommandPtr &command);
void mff(const CommandPtr &command);
void mlst(const CommandPtr &command);
void siteChmod(const CommandPtr &command);
void siteUtime(const CommandPtr &command);
// digests.cpp
void hash(const CommandPtr &command);
void xcrc(const CommandPtr &command);
void xmd5(const CommandPtr &command);
void xsha1(const CommandPtr &command);
void xsha256(const CommandPtr &command);
void xsha512(const CommandPtr &command);
// listing.cpp
void list(const CommandPtr &command);
void nlst(const CommandPtr &command);
void mlsd(const CommandPtr &command);
// transfers.cpp
void retr(const CommandPtr &command);
void stor(const CommandPtr &command);
void stou(const CommandPtr &command);
void appe(const CommandPtr &command);
void abor(const CommandPtr &command);
} // namespace Handlers
