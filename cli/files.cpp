// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Files of the command line. Plain POSIX calls, so that a directory, a missing
// file and a full disk each get their own sentence.

#include "files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace attiva::cli {
namespace {

// Why a new file cannot be made where it is asked for.
std::string no_place(const std::string& name) {
    struct stat folder {};
    const std::size_t slash = name.rfind('/');
    const bool there = slash == std::string::npos || ::stat(name.substr(0, slash + 1).c_str(), &folder) == 0;
    return there ? "lì non si possono creare file" : "la cartella non c'è";
}

bool read_all(int handle, std::size_t largest, std::string& text, std::string& error) {
    char block[65536];
    for (;;) {
        const ssize_t n = ::read(handle, block, sizeof block);
        if (n == 0) return true;
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            error = reason_of(errno);
            return false;
        }
        text.append(block, static_cast<std::size_t>(n));
        if (text.size() > largest) return true;  // too long: the engine says so
    }
}

bool write_all(int handle, const std::string& text) {
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t n = ::write(handle, text.data() + done, text.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        done += static_cast<std::size_t>(n);
    }
    return ::fsync(handle) == 0;
}

}  // namespace

std::string reason_of(int code) {
    switch (code) {
        case EEXIST: return "c'è già";
        case ENOENT: return "il file non c'è";
        case EACCES: return "non ho il permesso";
        case EISDIR: return "è una cartella";
        case ENOSPC: return "il disco è pieno";
        case EDQUOT:
        case EFBIG: return "lo spazio concesso non basta";
        case EPERM: return "non ho il permesso";
        case EROFS: return "il disco è in sola lettura";
        default: return fmt::format("errore di sistema {}", code);
    }
}

std::string why_not_written(const std::string& name, int code) { return fmt::format("non scrivo «{}»: {}", name, code == ENOENT ? no_place(name) : reason_of(code)); }

std::optional<Input> read_input(const std::string& name, std::string& error, std::size_t largest) {
    const bool standard = name == "-";
    const int handle = standard ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    std::string text;
    std::string why;
    bool good = handle >= 0;
    if (!good) why = reason_of(errno);
    else good = read_all(handle, largest, text, why);
    if (handle >= 0 && !standard) ::close(handle);
    if (!good) {
        error = fmt::format("non leggo «{}»: {}", standard ? "ingresso standard" : name, why);
        return std::nullopt;
    }
    return Input{standard ? "ingresso standard" : name, std::move(text)};
}

bool replace_file(const std::string& name, const std::string& text, std::string& error) {
    struct stat old {};
    const mode_t mode = ::stat(name.c_str(), &old) == 0 ? old.st_mode & 07777U : 0644U;
    std::string beside = name + ".XXXXXX";
    const int handle = ::mkstemp(beside.data());
    bool good = handle >= 0 && write_all(handle, text) && ::fchmod(handle, mode) == 0;
    int code = good ? 0 : errno;
    if (handle >= 0 && ::close(handle) != 0 && good) {
        good = false;
        code = errno;
    }
    if (good && std::rename(beside.c_str(), name.c_str()) != 0) {
        good = false;
        code = errno;
    }
    if (!good) {
        if (handle >= 0) ::unlink(beside.c_str());
        error = why_not_written(name, code);
    }
    return good;
}

bool exists(const std::string& name) {
    struct stat old {};
    return ::lstat(name.c_str(), &old) == 0;
}

// A hard link refuses a name that is taken, and gives the new one a file already whole.
// Where there are none (some shared disks), a rename that refuses.
bool create_file(const std::string& name, const std::string& text, std::string& error) {
    std::string beside = name + ".XXXXXX";
    const int handle = ::mkstemp(beside.data());
    bool good = handle >= 0 && write_all(handle, text);
    int code = good ? 0 : errno;
    if (handle >= 0 && ::close(handle) != 0 && good) {
        good = false;
        code = errno;
    }
    if (good && ::link(beside.c_str(), name.c_str()) != 0) {
        const bool taken = errno == EEXIST;
        good = !taken && ::renameat2(AT_FDCWD, beside.c_str(), AT_FDCWD, name.c_str(), RENAME_NOREPLACE) == 0;
        code = good ? 0 : taken ? EEXIST : errno;
    }
    if (handle >= 0) ::unlink(beside.c_str());  // gone already where it was renamed
    if (!good) error = why_not_written(name, code);
    return good;
}

}  // namespace attiva::cli
