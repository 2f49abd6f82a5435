# SPDX-License-Identifier: AGPL-3.0-or-later
# vigil_module(NAME [SOURCES ...] [TESTS ...] [USES ...] [LIBRARIES ...] [TEST_LIBRARIES ...])
#
# One folder, one static library vigil_NAME, one test program NAME_tests.
# USES names the modules it may call, LIBRARIES the third-party targets of its sources.
# Includes are checked against src/LAYERS, because the linker cannot see a header-only use.
function(vigil_module name)
    cmake_parse_arguments(arg "" "" "SOURCES;TESTS;USES;LIBRARIES;TEST_LIBRARIES" ${ARGN})
    list(TRANSFORM arg_USES PREPEND vigil_)

    if(arg_SOURCES)
        add_library(vigil_${name} STATIC ${arg_SOURCES})
        target_include_directories(vigil_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
        target_link_libraries(vigil_${name} PUBLIC ${arg_USES} PRIVATE vigil_warnings ${arg_LIBRARIES})
    else()
        add_library(vigil_${name} INTERFACE)
        target_include_directories(vigil_${name} INTERFACE ${PROJECT_SOURCE_DIR}/src)
        target_link_libraries(vigil_${name} INTERFACE ${arg_USES})
    endif()

    # A source or test file that no target names would silently never be built.
    file(GLOB_RECURSE written RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} CONFIGURE_DEPENDS *.cpp)
    foreach(file IN LISTS written)
        if(file MATCHES "_test\\.cpp$" AND NOT file IN_LIST arg_TESTS)
            message(FATAL_ERROR "${name}: ${file} exists but is not listed under TESTS")
        elseif(NOT file MATCHES "_test\\.cpp$" AND NOT file IN_LIST arg_SOURCES)
            message(FATAL_ERROR "${name}: ${file} exists but is not listed under SOURCES")
        endif()
    endforeach()

    if(BUILD_TESTING AND arg_TESTS)
        add_executable(${name}_tests ${PROJECT_SOURCE_DIR}/tests/main.cpp ${arg_TESTS})
        target_link_libraries(${name}_tests PRIVATE vigil_${name} vigil_warnings doctest::doctest ${arg_LIBRARIES} ${arg_TEST_LIBRARIES})
        target_compile_definitions(${name}_tests PRIVATE VIGIL_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
            VIGIL_BINARY_DIR="${PROJECT_BINARY_DIR}" DOCTEST_CONFIG_SUPER_FAST_ASSERTS)
        add_test(NAME unit/${name} COMMAND ${name}_tests)
    endif()
endfunction()
