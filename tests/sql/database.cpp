// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "sql/database.hpp"

#include <sqlite3.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace attiva::tests {
namespace {

sqlite3* of(void* handle) { return static_cast<sqlite3*>(handle); }

}  // namespace

Database::Database() {
    sqlite3* db = nullptr;
    if (sqlite3_open(":memory:", &db) != SQLITE_OK) throw std::runtime_error("sqlite: cannot open");
    handle_ = db;
}

Database::~Database() { sqlite3_close(of(handle_)); }

void Database::run(const std::string& text) {
    char* error = nullptr;
    if (sqlite3_exec(of(handle_), text.c_str(), nullptr, nullptr, &error) == SQLITE_OK) return;
    const std::string said = error == nullptr ? "?" : error;
    sqlite3_free(error);
    throw std::runtime_error(said + "\n" + text.substr(0, 20'000));
}

std::map<std::int64_t, std::map<std::string, int>> Database::verdicts() {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(of(handle_), "SELECT * FROM verdetti", -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(of(handle_)));
    std::map<std::int64_t, std::map<std::string, int>> out;
    int step = 0;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW) {
        auto& row = out[sqlite3_column_int64(statement, 0)];
        for (int c = 1; c < sqlite3_column_count(statement); ++c) {
            if (sqlite3_column_type(statement, c) != SQLITE_INTEGER) throw std::runtime_error("a verdict is no number");
            row[sqlite3_column_name(statement, c)] = sqlite3_column_int(statement, c);
        }
    }
    const std::string said = sqlite3_errmsg(of(handle_));
    sqlite3_finalize(statement);
    if (step != SQLITE_DONE) throw std::runtime_error(said);
    return out;
}

void keep_for_others(const std::string& name, const std::string& text, const std::string& results) {
    const char* folder = std::getenv("ATTIVA_SQL_CARTELLA");
    if (folder == nullptr) return;
    const std::string path = std::string(folder) + "/" + name;
    std::ofstream(path + ".sql") << text;
    std::ofstream(path + ".txt") << results;
}

}  // namespace attiva::tests
