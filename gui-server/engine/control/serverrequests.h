// What the control socket answers about sessions, transfers, bans and accounts of a running server.
#pragma once

#include <memory>

class ControlSocket;
class Log;
class Server;

// Listens in the server's data directory and answers "status", "disconnect", "message" (session, text), "ban-list",
// "ban-add" (address, seconds, reason, made_by), "ban-remove" (address), "unfinished-list", "unfinished-remove" (id)
// and those of StoreRequests. A socket that cannot listen is a warning in the log, and no more. Both must outlive what
// is returned.
std::unique_ptr<ControlSocket> openControlSocket(Server &server, Log &log);
