// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// SHA-256 from libmd; the only file with its header.

#include "catalogue/digest.hpp"

#include <sha2.h>

namespace attiva::catalogue {

struct Digest::State {
    SHA2_CTX context;
};

namespace {

void add_text(SHA2_CTX& context, std::string_view text) {
    const std::string length = std::to_string(text.size()) + ":";
    SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(length.data()), length.size());
    SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

std::string finished(SHA2_CTX& context) {
    std::uint8_t bytes[SHA256_DIGEST_LENGTH];
    SHA256Final(bytes, &context);
    constexpr const char* digits = "0123456789abcdef";
    std::string out;
    for (const std::uint8_t b : bytes) {
        out += digits[b >> 4U];
        out += digits[b & 15U];
    }
    return out;
}

}  // namespace

Digest::Digest() : state_(new State) { SHA256Init(&state_->context); }
Digest::~Digest() { delete state_; }

void Digest::add(std::string_view name, std::string_view content) {
    add_text(state_->context, name);
    add_text(state_->context, content);
}

std::string Digest::hex() { return finished(state_->context); }

std::string sha256(std::string_view text) {
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    return finished(context);
}

}  // namespace attiva::catalogue
