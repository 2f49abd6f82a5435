# SPDX-License-Identifier: AGPL-3.0-or-later
# Warnings, hardening, sanitizers, linker and compiler cache.
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()
find_program(VIGIL_CCACHE ccache)
if(VIGIL_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${VIGIL_CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${VIGIL_CCACHE})
endif()
find_program(VIGIL_MOLD mold)
if(VIGIL_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

add_library(vigil_warnings INTERFACE)
target_compile_options(vigil_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wswitch-enum
    $<$<BOOL:${VIGIL_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # GCC 12 sees overlaps and overruns inside std::string that are not there (GCC bug 105651 and its kin): the first is
    # always wrong and is silenced, the others are shown but do not stop a build.
    target_compile_options(vigil_warnings INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict
        -Wno-error=array-bounds -Wno-error=stringop-overflow -Wno-error=stringop-overread -Wno-error=maybe-uninitialized
        $<$<BOOL:${VIGIL_SANITIZE}>:-Wno-maybe-uninitialized>>)
endif()

if(VIGIL_FUZZ)
    # Every module is watched, but only the programs of tests/fuzz get libFuzzer's main().
    add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -O1 -g1)
    add_link_options(-fsanitize=address,undefined)
    add_compile_definitions(VIGIL_UNDER_SANITIZER=1)
elseif(VIGIL_COVERAGE)
    add_compile_options(--coverage -O0 -g1)
    add_link_options(--coverage)
elseif(VIGIL_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -O1 -g1)
    add_link_options(-fsanitize=address,undefined)
    add_compile_definitions(VIGIL_UNDER_SANITIZER=1)
else()
    add_compile_options(-fstack-clash-protection -fcf-protection=full -ftrivial-auto-var-init=zero
        -fstack-protector-strong $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2> -D_GLIBCXX_ASSERTIONS)
    add_link_options(-Wl,-z,relro,-z,now)
endif()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
