// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Plain POSIX calls, as in files.cpp.

#include "streams.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

#include "files.hpp"

namespace attiva::cli {

std::optional<PopulationInput> stream_of(const std::string& name, std::uint64_t& size, std::string& error) {
    const bool standard = name == "-";
    const int opened = standard ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat what {};
    const bool folder = opened >= 0 && ::fstat(opened, &what) == 0 && S_ISDIR(what.st_mode);
    if (opened < 0 || folder) {
        error = fmt::format("non leggo «{}»: {}", name, reason_of(opened < 0 ? errno : EISDIR));
        if (folder) ::close(opened);
        return std::nullopt;
    }
    if (S_ISREG(what.st_mode)) size += static_cast<std::uint64_t>(what.st_size);
    const std::shared_ptr<int> handle(new int(opened), [standard](const int* h) {
        if (!standard) ::close(*h);
        delete h;
    });
    return PopulationInput{standard ? "ingresso standard" : name, [handle](char* to, std::size_t room) -> std::optional<std::size_t> {
                               for (;;) {
                                   const ssize_t n = ::read(*handle, to, room);
                                   if (n >= 0) return static_cast<std::size_t>(n);
                                   if (errno != EINTR) return std::nullopt;
                               }
                           }};
}

Growing::~Growing() {
    if (file_ != nullptr && name_ != "-") std::fclose(file_);
    if (!beside_.empty()) ::unlink(beside_.c_str());
}

bool Growing::open(const std::string& name, std::string& error) {
    name_ = name;
    if (name == "-") {
        file_ = stdout;
        return true;
    }
    beside_ = name + ".XXXXXX";
    const int handle = ::mkstemp(beside_.data());
    if (handle >= 0) file_ = ::fdopen(handle, "w");
    if (file_ != nullptr) return true;
    error = why_not_written(name, errno);
    beside_.clear();
    return false;
}

void Growing::write(const std::string& text) {
    if (good_ && std::fwrite(text.data(), 1, text.size(), file_) != text.size()) {
        good_ = false;
        code_ = errno;
    }
}

bool Growing::keep(std::string& error) {
    const bool standard = name_ == "-";
    if (good_ && std::fflush(file_) != 0) {
        good_ = false;
        code_ = errno;
    }
    if (!standard) {
        struct stat old {};
        const mode_t mode = ::stat(name_.c_str(), &old) == 0 ? old.st_mode & 07777U : 0644U;
        good_ = good_ && ::fsync(::fileno(file_)) == 0 && ::fchmod(::fileno(file_), mode) == 0;
        if (!good_ && code_ == 0) code_ = errno;
        if (std::fclose(file_) != 0 && good_) {
            good_ = false;
            code_ = errno;
        }
        if (good_ && std::rename(beside_.c_str(), name_.c_str()) != 0) {
            good_ = false;
            code_ = errno;
        }
        if (good_) beside_.clear();
    }
    file_ = nullptr;
    if (!good_) error = why_not_written(standard ? "uscita standard" : name_, code_);
    return good_;
}

}  // namespace attiva::cli
