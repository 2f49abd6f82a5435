# SPDX-License-Identifier: AGPL-3.0-or-later
# sqlite3mc: SQLite with the encryption of SQLite3 Multiple Ciphers, from the C file that tools/bootstrap fetched.
block()
    set(source ${PROJECT_SOURCE_DIR}/third_party/sqlite3mc)
    if(NOT EXISTS ${source}/sqlite3.c)
        message(FATAL_ERROR "third_party/sqlite3mc/sqlite3.c is missing: run tools/bootstrap first.")
    endif()
    file(STRINGS ${PROJECT_SOURCE_DIR}/third_party/sqlite3mc.sha256 sums)
    foreach(line IN LISTS sums)
        string(REGEX MATCH "^([0-9a-f]+)  (.*)$" ignored "${line}")
        set(wanted ${CMAKE_MATCH_1})
        set(name ${CMAKE_MATCH_2})
        file(SHA256 ${source}/${name} found)
        if(NOT found STREQUAL wanted)
            message(FATAL_ERROR "third_party/sqlite3mc/${name} is not the file of third_party/sqlite3mc.sha256: run tools/bootstrap.")
        endif()
    endforeach()
endblock()

add_library(sqlite3mc STATIC third_party/sqlite3mc/sqlite3.c)
target_include_directories(sqlite3mc SYSTEM PUBLIC ${PROJECT_SOURCE_DIR}/third_party/sqlite3mc)
target_compile_definitions(sqlite3mc PRIVATE
    SQLITE_THREADSAFE=1
    SQLITE_TEMP_STORE=2            # temporary tables never reach the disk
    SQLITE_SECURE_DELETE=1         # deleted rows are overwritten
    SQLITE_DQS=0                   # a misspelt column is an error, not a string
    SQLITE_DEFAULT_MEMSTATUS=0
    SQLITE_LIKE_DOESNT_MATCH_BLOBS
    SQLITE_OMIT_LOAD_EXTENSION
    SQLITE_OMIT_SHARED_CACHE
    SQLITE_USE_URI=0
    SQLITE_ENABLE_FTS5
    SQLITE_ENABLE_JSON1
    SQLITE_ENABLE_RTREE
    SQLITE_ENABLE_DBSTAT_VTAB
    # Only the two ciphers of a casebook; old and weak ones stay out of the program.
    CODEC_TYPE=CODEC_TYPE_AEGIS
    HAVE_CIPHER_AES_128_CBC=0
    HAVE_CIPHER_AES_256_CBC=0
    HAVE_CIPHER_SQLCIPHER=0
    HAVE_CIPHER_RC4=0
    HAVE_CIPHER_ASCON128=0)
# Foreign code: fast in every build, not our warnings, and not slowed by our sanitizers.
target_compile_options(sqlite3mc PRIVATE -O2 -w
    $<$<OR:$<BOOL:${VIGIL_SANITIZE}>,$<BOOL:${VIGIL_FUZZ}>>:-fno-sanitize=all>)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    target_compile_options(sqlite3mc PRIVATE -msse4.2 -maes)
endif()
target_link_libraries(sqlite3mc PUBLIC Threads::Threads m)
