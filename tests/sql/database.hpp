// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

// SQLite in memory, as far as the tests need it.

namespace attiva::tests {

class Database {
public:
    Database();
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs every statement of the text; throws with what SQLite says.
    void run(const std::string& text);
    /// Every row of `verdetti`, by person: column → value.
    std::map<std::int64_t, std::map<std::string, int>> verdicts();

private:
    void* handle_ = nullptr;
};

/// If ATTIVA_SQL_CARTELLA names a folder, writes there, for other engines to try, what was run
/// (NAME.sql) and what `SELECT * FROM verdetti ORDER BY persona` must say of it (NAME.txt: a row
/// a line, columns divided by |).
void keep_for_others(const std::string& name, const std::string& text, const std::string& results);

}  // namespace attiva::tests
