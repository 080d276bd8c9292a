// What the control socket answers about sessions, transfers and bans of a running server.
#pragma once

class ControlSocket;
class Server;

// Adds "status", "disconnect", "ban-list", "ban-add" and "ban-remove". The server must outlive the socket.
void addServerRequests(ControlSocket &socket, Server &server);
