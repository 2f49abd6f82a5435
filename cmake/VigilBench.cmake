# SPDX-License-Identifier: AGPL-3.0-or-later
# vigil_bench(NAME SOURCES ... [USES ...] [LIBRARIES ...])
#
# One program bench_NAME in bench/NAME/ that prints one line of figures for each thing it measures. `--smoke` makes it
# finish within seconds on data of its own; only that, and no figure, is tested. It is not built by default.
function(vigil_bench name)
    cmake_parse_arguments(arg "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
    list(TRANSFORM arg_USES PREPEND vigil_)
    add_executable(bench_${name} EXCLUDE_FROM_ALL ${arg_SOURCES})
    target_link_libraries(bench_${name} PRIVATE ${arg_USES} vigil_warnings ${arg_LIBRARIES})
    target_compile_definitions(bench_${name} PRIVATE VIGIL_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    set_property(GLOBAL APPEND PROPERTY VIGIL_BENCHES bench_${name})
    if(VIGIL_CHECKS)
        add_test(NAME bench/${name} COMMAND bench_${name} --smoke)
        set_tests_properties(bench/${name} PROPERTIES TIMEOUT 120)
    endif()
endfunction()
