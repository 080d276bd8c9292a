// A flood of wrong passwords: loginflood PORT RATE ADDRESSES [NAME]: so many logins a second on 127.0.0.1, each over a
// connection of its own from one of so many addresses (127.x.y.z, at most 16 million), until SIGTERM; then one line
// tells what came of it. With NAME all of them guess at that account, else each at a name that nobody has. loginflood
// --answer: refuses whatever comes, as cheaply as a server can, and prints its port: the other end of a flood that
// costs no server anything.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace {
using Clock = std::chrono::steady_clock;
constexpr std::size_t mostAtOnce = 8000;
constexpr std::uint32_t mostAddresses = 0xfdfffd; // from 127.1.0.1 on
constexpr int eventsPerTurn = 256;

struct Connection {
    Clock::time_point begun;
    std::string line;
    std::size_t number = 0;
    int replies = 0;
};

sockaddr_in place(std::uint32_t address, std::uint16_t port) {
    sockaddr_in made{};
    made.sin_family = AF_INET;
    made.sin_port = htons(port);
    made.sin_addr.s_addr = htonl(address);
    return made;
}

class Loop {
public:
    Loop() {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGTERM);
        sigprocmask(SIG_BLOCK, &signals, nullptr);
        m_signal = ::signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
        watch(m_signal);
    }
    void watch(int descriptor) const {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = descriptor;
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
    }
    // False when it is time to go.
    template<class Ready>
    bool turn(int milliseconds, Ready ready) const {
        std::array<epoll_event, eventsPerTurn> events;
        const int count = ::epoll_wait(m_epoll, events.data(), eventsPerTurn, milliseconds);
        for (int i = 0; i < count; ++i) {
            if (events[std::size_t(i)].data.fd == m_signal)
                return false;
            ready(events[std::size_t(i)].data.fd);
        }
        return true;
    }

private:
    int m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    int m_signal = -1;
};

void say(int descriptor, const std::string &line) {
    (void)!::send(descriptor, line.data(), line.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

class Flood {
public:
    Flood(std::uint16_t port, double rate, std::uint32_t addresses, std::string name)
        : m_port(port)
        , m_rate(rate)
        , m_addresses(std::clamp<std::uint32_t>(addresses, 1, mostAddresses))
        , m_name(std::move(name)) {}

    void run() {
        const auto begun = Clock::now();
        do {
            const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
            // What could not be begun in time is not made up for in a burst.
            const auto due = std::size_t(seconds * m_rate);
            m_begun = std::max(m_begun, due > std::size_t(m_rate) ? due - std::size_t(m_rate) : 0);
            while (m_begun < due && m_connections.size() < mostAtOnce) {
                ++m_begun;
                begin();
            }
        } while (m_loop.turn(1, [this](int descriptor) { onReadable(descriptor); }));
        tell(std::chrono::duration<double>(Clock::now() - begun).count());
    }

private:
    void begin() {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (descriptor < 0) {
            ++m_outcomes["without a descriptor"];
            return;
        }
        const int on = 1;
        ::setsockopt(descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_random = m_random * 6364136223846793005u + 1442695040888963407u;
        const auto own = place(0x7f010001u + std::uint32_t((m_random >> 33) % m_addresses), 0);
        const auto server = place(INADDR_LOOPBACK, m_port);
        if (::bind(descriptor, reinterpret_cast<const sockaddr *>(&own), sizeof own) != 0 ||
            (::connect(descriptor, reinterpret_cast<const sockaddr *>(&server), sizeof server) != 0 &&
             errno != EINPROGRESS)) {
            ++m_outcomes["not connected"];
            ::close(descriptor);
            return;
        }
        m_connections[descriptor] = {Clock::now(), {}, m_begun, 0};
        m_loop.watch(descriptor);
    }

    void onReadable(int descriptor) {
        Connection &connection = m_connections[descriptor];
        char buffer[4096];
        const ssize_t got = ::recv(descriptor, buffer, sizeof buffer, MSG_DONTWAIT);
        if (got < 0 && errno == EAGAIN)
            return;
        if (got <= 0)
            return end(descriptor, "cut");
        connection.line.append(buffer, std::size_t(got));
        for (std::size_t at; (at = connection.line.find('\n')) != std::string::npos;) {
            const std::string line = connection.line.substr(0, at);
            connection.line.erase(0, at + 1);
            if (line.size() < 4 || line[3] != ' ')
                continue; // of a reply of several lines
            if (!onReply(descriptor, connection, line.substr(0, 3)))
                return;
        }
    }

    // False when the connection is over.
    bool onReply(int descriptor, Connection &connection, const std::string &code) {
        ++connection.replies;
        if (connection.replies == 1 && code == "220") {
            say(descriptor,
                "USER " + (m_name.empty() ? "nobody" + std::to_string(connection.number) : m_name) + "\r\n");
        } else if (connection.replies == 2 && code == "331") {
            ++m_passwords;
            say(descriptor, "PASS wrong password\r\n");
        } else {
            const bool answered = connection.replies == 3;
            if (answered)
                m_milliseconds.push_back(
                    std::chrono::duration<float, std::milli>(Clock::now() - connection.begun).count());
            end(descriptor, answered ? code : code + " before the password");
            return false;
        }
        return true;
    }

    void end(int descriptor, const std::string &outcome) {
        ++m_outcomes[outcome];
        m_connections.erase(descriptor);
        ::close(descriptor);
    }

    void tell(double seconds) {
        std::sort(m_milliseconds.begin(), m_milliseconds.end());
        const auto part = [this](double which) {
            return m_milliseconds.empty()
                       ? 0.0
                       : double(m_milliseconds[std::size_t(double(m_milliseconds.size() - 1) * which)]);
        };
        std::printf("%.0f passwords a second (", double(m_passwords) / seconds);
        const char *between = "";
        for (const auto &[outcome, count] : m_outcomes) {
            std::printf("%s%zu x %s", between, count, outcome.c_str());
            between = ", ";
        }
        std::printf("), answered after %.1f ms, 99 %% within %.1f ms\n", part(0.5), part(0.99));
    }

    const std::uint16_t m_port;
    const double m_rate;
    const std::uint32_t m_addresses;
    const std::string m_name;
    Loop m_loop;
    std::unordered_map<int, Connection> m_connections;
    std::map<std::string, std::size_t> m_outcomes;
    std::vector<float> m_milliseconds;
    std::size_t m_begun = 0;
    std::size_t m_passwords = 0;
    std::uint64_t m_random = 88172645463325252u;
};

void answer() {
    const Loop loop;
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    auto own = place(INADDR_LOOPBACK, 0);
    socklen_t length = sizeof own;
    if (::bind(listener, reinterpret_cast<const sockaddr *>(&own), length) != 0 || ::listen(listener, 1024) != 0 ||
        ::getsockname(listener, reinterpret_cast<sockaddr *>(&own), &length) != 0)
        std::exit(1);
    std::printf("%d\n", int(ntohs(own.sin_port)));
    std::fflush(stdout);
    loop.watch(listener);
    const auto take = [&] {
        for (int descriptor; (descriptor = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0;) {
            loop.watch(descriptor);
            say(descriptor, "220 Welcome.\r\n");
        }
    };
    const auto refuse = [](int descriptor) {
        char buffer[4096];
        const ssize_t got = ::recv(descriptor, buffer, sizeof buffer, MSG_DONTWAIT);
        if (got > 0)
            say(descriptor, buffer[0] == 'U' ? "331 Password, please.\r\n" : "530 Wrong name or password.\r\n");
        else if (got == 0 || errno != EAGAIN)
            ::close(descriptor);
    };
    while (loop.turn(-1, [&](int descriptor) { descriptor == listener ? take() : refuse(descriptor); })) {
    }
}
} // namespace

int main(int argc, char **argv) {
    if (argc == 2 && std::strcmp(argv[1], "--answer") == 0) {
        answer();
        return 0;
    }
    if (argc < 4)
        return 2;
    Flood(std::uint16_t(std::atoi(argv[1])), std::atof(argv[2]), std::uint32_t(std::atoi(argv[3])),
          argc > 4 ? argv[4] : "")
        .run();
    return 0;
}
