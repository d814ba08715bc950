# Compiler flags, linker, cache and sanitizers: everything that depends on the tools and not on the project.

find_program(CCACHE ccache)
if(CCACHE)
    # pch_defines and time_macros let ccache serve objects that were built with a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
endif()

find_program(MOLD mold)
if(MOLD)
    add_link_options(-fuse-ld=mold)
endif()

add_compile_options(-Wall -Wextra -Werror -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wno-missing-field-initializers
                    $<$<COMPILE_LANGUAGE:CXX>:-Wold-style-cast>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 reports false positives of these two inside inlined library code at -O2.
    add_compile_options(-Wno-maybe-uninitialized -Wno-restrict -Wno-dangling-pointer
                        $<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
endif()

if(FRONTLIST_SANITIZE)
    add_compile_options(-fsanitize=${FRONTLIST_SANITIZE} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${FRONTLIST_SANITIZE})
endif()

add_link_options(-Wl,--as-needed)
