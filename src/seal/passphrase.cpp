// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/secret.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace vigil::seal {
namespace {

constexpr std::size_t longest_line = 4096;
constexpr std::size_t longest_key_file = 65536;

std::string reason()
{
    return std::strerror(errno);
}

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number{number} {}
    ~Descriptor()
    {
        if (m_number >= 0)
            close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return m_number; }

private:
    int m_number;
};

/// Keys arrive one by one and are not shown; as before when it goes.
class Silence {
public:
    explicit Silence(int terminal) : m_terminal{terminal}
    {
        m_works = tcgetattr(terminal, &m_before) == 0;
        termios silent = m_before;
        // Ctrl-C arrives as a byte, so that it cannot leave the terminal silent behind.
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL | ICANON | ISIG);
        silent.c_cc[VMIN] = 1;
        silent.c_cc[VTIME] = 0;
        m_works = m_works && tcsetattr(terminal, TCSAFLUSH, &silent) == 0;
    }
    ~Silence()
    {
        if (m_works)
            tcsetattr(m_terminal, TCSAFLUSH, &m_before);
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;
    bool works() const { return m_works; }

private:
    int m_terminal;
    termios m_before{};
    bool m_works = false;
};

Secret shortened(const Secret& buffer, std::size_t size)
{
    return Secret::copy_of({reinterpret_cast<const char*>(buffer.data()), size});
}

/// Length after the last character (UTF-8) is taken away.
std::size_t without_last(const Secret& line, std::size_t size)
{
    while (size > 0 && (line.data()[size - 1] & 0xC0U) == 0x80U)
        --size;
    return size > 0 ? size - 1 : 0;
}

Result<Secret> typed_line(int terminal)
{
    constexpr std::uint8_t interrupt = 3;
    constexpr std::uint8_t end_of_input = 4;
    constexpr std::uint8_t kill_line = 21;
    Secret line{longest_line};
    std::size_t size = 0;
    for (;;) {
        std::uint8_t key = 0;
        const ssize_t got = read(terminal, &key, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 || key == interrupt || (key == end_of_input && size == 0))
            return Error{Fault::denied, "no passphrase was typed"};
        if (key == '\n' || key == '\r' || key == end_of_input)
            return shortened(line, size);
        if (key == 127 || key == 8)
            size = without_last(line, size);
        else if (key == kill_line)
            size = 0;
        else if (size < line.size())
            line.data()[size++] = key;
    }
}

void show(int terminal, std::string_view text)
{
    [[maybe_unused]] const ssize_t written = write(terminal, text.data(), text.size());
}

Result<Secret> asked(int terminal, std::string_view prompt)
{
    show(terminal, prompt);
    const Silence silence{terminal};
    if (!silence.works())
        return Error{Fault::denied, "the terminal would show the passphrase; give --passphrase-file instead"};
    auto line = typed_line(terminal);
    show(terminal, "\n");
    return line;
}

/// All bytes up to `most`; one more than that shows that there are more.
Result<Secret> read_bytes(int descriptor, std::size_t most)
{
    Secret buffer{most + 1};
    std::size_t size = 0;
    while (size < buffer.size()) {
        const ssize_t got = read(descriptor, buffer.data() + size, buffer.size() - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return Error{Fault::io, "the secret cannot be read: " + reason()};
        if (got == 0)
            break;
        size += static_cast<std::size_t>(got);
    }
    return shortened(buffer, size);
}

Result<Secret> first_line(int descriptor)
{
    VIGIL_TRY(const Secret all, read_bytes(descriptor, longest_line));
    const std::uint8_t* const end = std::find(all.data(), all.data() + all.size(), '\n');
    auto size = static_cast<std::size_t>(end - all.data());
    if (size > longest_line)
        return Error{Fault::invalid_argument, "the passphrase is longer than 4096 bytes"};
    if (size > 0 && all.data()[size - 1] == '\r' && size < all.size())
        --size;
    if (size == 0)
        return Error{Fault::denied, "the first line, which should be the passphrase, is empty"};
    return shortened(all, size);
}

Result<int> opened(const std::string& path)
{
    const int number = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (number < 0)
        return Error{Fault::io, path + " cannot be opened: " + reason()};
    struct stat about {};
    if (fstat(number, &about) == 0 && S_ISREG(about.st_mode) && (about.st_mode & 0077U) != 0) {
        close(number);
        return Error{Fault::denied, path + " can be read by others; allow only yourself (chmod 600) and try again"};
    }
    return number;
}

} // namespace

Result<Secret> ask_passphrase(std::string_view prompt, bool confirm)
{
    const Descriptor terminal{open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)};
    if (terminal.number() < 0)
        return Error{Fault::denied, "there is no terminal to ask for the passphrase; give --passphrase-file"};
    VIGIL_TRY(Secret first, asked(terminal.number(), prompt));
    if (!confirm)
        return first;
    VIGIL_TRY(const Secret second, asked(terminal.number(), "Once more: "));
    if (first.size() != second.size() || sodium_memcmp(first.data(), second.data(), first.size()) != 0)
        return Error{Fault::denied, "the two passphrases differ; nothing was done"};
    return first;
}

Result<Secret> passphrase_from_file(const std::string& path)
{
    VIGIL_TRY(const int number, opened(path));
    const Descriptor file{number};
    auto line = first_line(number);
    return line ? std::move(line) : std::move(line.error()).while_doing(path);
}

Result<Secret> passphrase_from_descriptor(int descriptor)
{
    return first_line(descriptor);
}

Result<Secret> key_from_file(const std::string& path)
{
    VIGIL_TRY(const int number, opened(path));
    const Descriptor file{number};
    VIGIL_TRY(Secret key, read_bytes(number, longest_key_file));
    if (key.size() < 32 || key.size() > longest_key_file)
        return Error{Fault::invalid_argument, path + " is no key file: it should have 32 to 65536 bytes"};
    return key;
}

std::string passphrase_word(std::size_t index)
{
    constexpr std::string_view consonants = "bdfghjklmnprstvz";
    constexpr std::string_view vowels = "aiou";
    constexpr std::array<std::string_view, 8> rude{"puta", "puto", "kulo", "nazi", "homo", "dago", "fuka", "fuku"};
    VIGIL_ASSERT(index < 4096);
    std::string word;
    for (const std::size_t syllable : {index / 64, index % 64}) {
        word += consonants[syllable / 4];
        word += vowels[syllable % 4];
    }
    return std::ranges::find(rude, word) == rude.end() ? word : std::string{};
}

std::string new_passphrase()
{
    std::string passphrase;
    for (int words = 0; words < 6;) {
        const std::string word = passphrase_word(randombytes_uniform(4096));
        if (word.empty())
            continue;
        passphrase += (words == 0 ? "" : " ") + word;
        ++words;
    }
    return passphrase;
}

} // namespace vigil::seal
