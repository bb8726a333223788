# zs_module(name DEPENDS modules... LIBRARIES targets...)
#
# A module is a folder of src/: every .cpp in it and below, less *_test.cpp, is its library zs_<name>;
# its *_test.cpp become the doctest program test_<name>. The sources are found, not listed, so a new file
# needs no edit here.
find_program(ZS_CCACHE ccache)
if(ZS_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ZS_CCACHE})
endif()
find_program(ZS_MOLD mold)
if(ZS_MOLD AND NOT ZS_SANITIZED)
  set(ZS_QUICK_LINK -fuse-ld=mold)
endif()
if(NOT ZS_ARCHIVES)  # what GNU ld makes of archives starts sooner
  add_link_options(${ZS_QUICK_LINK})
endif()

add_library(zs_options INTERFACE)
option(ZS_WARNINGS_ARE_ERRORS "Off for what users build: a newer compiler's warning is no reason not to start" ON)
target_compile_options(zs_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<BOOL:${ZS_WARNINGS_ARE_ERRORS}>:-Werror>
  -Wno-missing-field-initializers)  # designated initialisers leave the rest at their defaults on purpose
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False alarms of g++ 12 at -O2: "a" + string overlaps itself (bug 105651), an engaged optional is uninitialised.
  target_compile_options(zs_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
  if(CMAKE_UNITY_BUILD)
    # A type of a .cpp with a member of its unnamed namespace: fine there, told of because the .cpp is included.
    target_compile_options(zs_options INTERFACE -Wno-subobject-linkage)
  endif()
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(zs_options INTERFACE -Wno-gnu-zero-variadic-macro-arguments -Wno-sign-conversion)
endif()
target_include_directories(zs_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_definitions(zs_options INTERFACE ZS_VERSION="${PROJECT_VERSION}" BOOST_ALL_NO_LIB)

# What implements doctest and has main() is compiled once for all the test programs.
if(ZS_TESTS)
  add_library(zs_test_main OBJECT ${CMAKE_SOURCE_DIR}/cmake/test_main.cpp)
endif()

function(zs_module name)
  cmake_parse_arguments(M "" "" "DEPENDS;LIBRARIES;TEST_DEPENDS" ${ARGN})
  set(folder ${CMAKE_SOURCE_DIR}/src/${name})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(TRANSFORM M_DEPENDS PREPEND zs_)
  list(TRANSFORM M_TEST_DEPENDS PREPEND zs_)
  if(sources)
    add_library(zs_${name} STATIC ${sources})
    target_link_libraries(zs_${name} PUBLIC zs_options ${M_DEPENDS} ${M_LIBRARIES})
    zs_group_for_unity(zs_${name} ${sources})
  else()
    add_library(zs_${name} INTERFACE)
    target_link_libraries(zs_${name} INTERFACE zs_options ${M_DEPENDS} ${M_LIBRARIES})
  endif()
  if(ZS_TESTS AND tests)
    add_executable(test_${name} ${tests})
    target_link_libraries(test_${name} PRIVATE zs_${name} zs_test_main ${M_TEST_DEPENDS})
    target_compile_options(test_${name} PRIVATE -O0)  # a test runs once
    target_link_options(test_${name} PRIVATE ${ZS_QUICK_LINK})
    zs_group_for_unity(test_${name} ${tests})
    add_test(NAME unit_${name} COMMAND test_${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(unit_${name} PROPERTIES LABELS unit)
  endif()
endfunction()
