// Stands in for libFuzzer under compilers without it: runs each file of a corpus, and mutations of it from a fixed
// seed, through the entry. usage: fuzz_NAME FOLDER [MUTATIONS-PER-FILE]. The sanitizers and the entry's checks do the
// judging.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {
constexpr std::size_t longest = 96 * 1024;

void run(const std::string &input) {
    // An exact copy on the heap: reading one byte beyond it is seen.
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

class Mutator {
public:
    Mutator(const std::vector<std::string> &corpus, std::uint64_t seed)
        : m_corpus(corpus)
        , m_random(seed) {}

    std::string mutate(std::string input) {
        for (std::size_t steps = 1 + below(4); steps > 0; --steps)
            step(input);
        if (input.size() > longest)
            input.resize(longest);
        return input;
    }

private:
    std::size_t below(std::size_t bound) { return bound == 0 ? 0 : std::size_t(m_random() % bound); }

    void step(std::string &input) {
        static const char bytes[] = "\0\r\n \"'-./0129:;<=>|%\x7f\x80\xc3\xff(),\t";
        static const std::string interesting(bytes, sizeof(bytes) - 1);
        const std::size_t at = below(input.size() + 1);
        const std::size_t length = below(std::min<std::size_t>(input.size() - at, 64) + 1);
        switch (below(9)) {
        case 0:
            if (at < input.size())
                input[at] = char(input[at] ^ (1 << below(8)));
            break;
        case 1:
            if (at < input.size())
                input[at] = interesting[below(interesting.size())];
            break;
        case 2:
            input.insert(at, 1, interesting[below(interesting.size())]);
            break;
        case 3:
            input.erase(at, length);
            break;
        case 4:
            input.insert(below(input.size() + 1), input.substr(at, length));
            break;
        case 5:
            input.resize(at);
            break;
        case 6: { // the start of this one and the end of another
            const std::string &other = m_corpus[below(m_corpus.size())];
            input = input.substr(0, at) + other.substr(below(other.size() + 1));
            break;
        }
        case 7:
            input.insert(at, below(200) == 0 ? 9000 : below(300), interesting[below(interesting.size())]);
            break;
        default: { // numbers at the edges
            static const char *const numbers[] = {"0",
                                                  "-1",
                                                  "255",
                                                  "256",
                                                  "65535",
                                                  "65536",
                                                  "2147483648",
                                                  "9223372036854775807",
                                                  "9223372036854775808",
                                                  "99999999999999999999"};
            input.insert(at, numbers[below(std::size(numbers))]);
        }
        }
    }

    const std::vector<std::string> &m_corpus;
    std::mt19937_64 m_random;
};
} // namespace

int main(int argc, char **argv) {
    if (argc < 2 || argc > 3) {
        std::fprintf(stderr, "usage: %s FOLDER [MUTATIONS-PER-FILE]\n", argv[0]);
        return 2;
    }
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto &file : std::filesystem::directory_iterator(argv[1], error))
        files.push_back(file.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> corpus;
    for (const auto &file : files) {
        std::ifstream stream(file, std::ios::binary);
        corpus.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    }
    if (corpus.empty()) {
        std::fprintf(stderr, "%s: no corpus\n", argv[1]);
        return 1;
    }
    const unsigned long mutations = argc == 3 ? std::strtoul(argv[2], nullptr, 10) : 20'000 / corpus.size() + 1;
    run({});
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        run(corpus[i]);
        Mutator mutator(corpus, 0x57686572 + i);
        for (unsigned long n = 0; n < mutations; ++n)
            run(mutator.mutate(corpus[i]));
    }
    std::printf("%zu files, %lu mutations each\n", corpus.size(), mutations);
    return 0;
}
