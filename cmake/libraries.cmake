# SPDX-FileCopyrightText: 2026 attiva contributors
# SPDX-License-Identifier: EUPL-1.2

# The libraries of others, all from Debian 12 packages (scripts/prepara lists
# them). Each comes as an imported target, hence as a system include.
find_package(Boost 1.74 REQUIRED)
find_package(yaml-cpp 0.7 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(spdlog 1.10 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
find_package(hwy 1.0 REQUIRED)
find_package(Catch2 2.13 REQUIRED)

# utf8proc ships no CMake package.
find_path(UTF8PROC_INCLUDE utf8proc.h REQUIRED)
find_library(UTF8PROC_LIBRARY utf8proc REQUIRED)
add_library(utf8proc::utf8proc UNKNOWN IMPORTED)
set_target_properties(utf8proc::utf8proc PROPERTIES
  IMPORTED_LOCATION "${UTF8PROC_LIBRARY}"
  INTERFACE_INCLUDE_DIRECTORIES "${UTF8PROC_INCLUDE}")

# libmd (SHA-256 of the catalogue) ships none either.
find_path(MD_INCLUDE sha2.h REQUIRED)
find_library(MD_LIBRARY md REQUIRED)
add_library(md::md UNKNOWN IMPORTED)
set_target_properties(md::md PROPERTIES
  IMPORTED_LOCATION "${MD_LIBRARY}"
  INTERFACE_INCLUDE_DIRECTORIES "${MD_INCLUDE}")

# COIN-OR (CLP), for the funds. Without it everything else works: the room of
# funding says that it cannot solve (available()), and its tests of solving are left out.
option(ATTIVA_COIN "Solve the funds with COIN-OR, where it is installed" ON)
add_library(coin::coin INTERFACE IMPORTED)
if(ATTIVA_COIN)
  find_path(COIN_INCLUDE coin/ClpSimplex.hpp)
  find_library(COIN_CLP Clp)
  find_library(COIN_UTILS CoinUtils)
  if(COIN_INCLUDE AND COIN_CLP AND COIN_UTILS)
    target_compile_definitions(coin::coin INTERFACE ATTIVA_COIN)
    target_include_directories(coin::coin SYSTEM INTERFACE "${COIN_INCLUDE}")
    target_link_libraries(coin::coin INTERFACE "${COIN_CLP}" "${COIN_UTILS}")
  else()
    message(STATUS "COIN-OR is missing (Debian: coinor-libcbc-dev): the funds will not be solved")
  endif()
endif()
