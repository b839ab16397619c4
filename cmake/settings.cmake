# SPDX-FileCopyrightText: 2026 attiva contributors
# SPDX-License-Identifier: EUPL-1.2

# What every target of the project is compiled with.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Debug, Release, RelWithDebInfo" FORCE)
endif()

find_program(ATTIVA_CCACHE ccache)
if(ATTIVA_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${ATTIVA_CCACHE}")
endif()

# Headers that nearly every file reads, read once for many: a test takes a quarter less to
# compile, a file of a room two fifths. Not with ccache, which would keep nothing; so a header somebody forgot is missed there.
# `owner` is the target whose headers these are, or the target itself.
function(attiva_read_once target owner)
  if(CMAKE_CXX_COMPILER_LAUNCHER OR NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    return()
  elseif(target STREQUAL owner)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  else()
    target_precompile_headers(${target} REUSE_FROM ${owner})
  endif()
  # g++ then takes the library's own code for ours, and sees in it what is not there:
  # every one of these is looked for in a build with ccache, which reads no header so.
  target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-free-nonheap-object
    -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-stringop-overread)
endfunction()

# attiva_settings: warnings and include folders. Headers of the contract are
# included as "attiva/value.hpp", those of a room as "text/source.hpp".
add_library(attiva_settings INTERFACE)
target_include_directories(attiva_settings INTERFACE
  "${PROJECT_SOURCE_DIR}/include" "${PROJECT_SOURCE_DIR}/engine")
target_compile_options(attiva_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
  # g++ 12 sees overlaps in std::string that are not there (its bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  # clang counts sign changes among conversions; g++ does not.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-sign-conversion>
  $<$<CONFIG:Debug>:-D_GLIBCXX_ASSERTIONS>)
