// What the control socket answers about sessions, transfers, bans and accounts of a running server.
#pragma once

class ControlSocket;
class Server;

// Adds "status", "disconnect", "ban-list", "ban-add", "ban-remove" and those of StoreRequests. The server must outlive
// the socket.
void addServerRequests(ControlSocket &socket, Server &server);
