// Our server's engine in the process of a test of our client's engine. It comes as a library of its own that shows this
// class alone: the two engines use some names for different things, for in the programs they never meet.
#pragma once

#include <QString>

#include <memory>

class ServerInProcess {
public:
    struct Settings {
        QString home;
        int maxSessionsPerAddress = 0; // 0 = no limit
        bool tls = true;               // offered
        qint64 rate = 0;               // bytes per second, up and down; 0 = no limit
        qint64 quotaFiles = -1;        // -1 = no limit
    };

    // Accounts: "ann" with the password "secret". Listens on 127.0.0.1; port() is 0 when it could not start.
    explicit ServerInProcess(const Settings &settings);
    ~ServerInProcess();
    ServerInProcess(const ServerInProcess &) = delete;
    ServerInProcess &operator=(const ServerInProcess &) = delete;

    quint16 port() const;
    int sessions() const;  // connected at present
    int transfers() const; // running at present
    void disconnectAll();  // as if the lines were cut by the administrator

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};
