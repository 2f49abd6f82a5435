# SPDX-License-Identifier: AGPL-3.0-or-later
# vigil_embed(OUT_SOURCES)
#
# Lists every file that travels inside the program and writes one assembly file that takes them in with .incbin:
# no C array, so a table of many megabytes costs no compile time. OUT_SOURCES receives the path of that file.
# Paths are relative to the repository root, except that the built interface ui/dist/X is called ui/X.
enable_language(ASM)

function(vigil_embed out)
    set(root ${PROJECT_SOURCE_DIR})
    file(GLOB_RECURSE found RELATIVE ${root} CONFIGURE_DEPENDS
        ${root}/data/* ${root}/models/en.model ${root}/schema/* ${root}/ui/dist/* ${root}/src/web/templates/*)
    # Sorted by the name in the program, which ui/dist/ changes: "name|file" keeps the two together.
    set(pairs "")
    foreach(file IN LISTS found)
        string(REGEX REPLACE "^ui/dist/" "ui/" name ${file})
        list(APPEND pairs "${name}|${file}")
    endforeach()
    list(SORT pairs COMPARE STRING)

    set(bytes "")
    set(table "")
    set(absolute "")
    set(n 0)
    foreach(pair IN LISTS pairs)
        string(REPLACE "|" ";" pair ${pair})
        list(GET pair 0 name)
        list(GET pair 1 file)
        list(APPEND absolute ${root}/${file})
        string(APPEND bytes "name${n}: .ascii \"${name}\"\nname_end${n}:\n"
            ".balign 16\nfile${n}: .incbin \"${root}/${file}\"\nfile_end${n}: .byte 0\n")
        string(APPEND table ".quad name${n}, name_end${n} - name${n}, file${n}, file_end${n} - file${n}\n")
        math(EXPR n "${n} + 1")
    endforeach()

    set(assembly ${CMAKE_CURRENT_BINARY_DIR}/embedded.s)
    file(CONFIGURE OUTPUT ${assembly} @ONLY CONTENT [[
.section .rodata
@bytes@
.section .data.rel.ro, "aw"
.balign 8
.globl vigil_embedded_files
vigil_embedded_files:
@table@
.globl vigil_embedded_count
.balign 8
vigil_embedded_count: .quad @n@
.section .note.GNU-stack, "", %progbits
]])
    set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS "${absolute}")
    set(${out} ${assembly} PARENT_SCOPE)
endfunction()
