# zs_group_for_unity(target sources...)
#
# With CMAKE_UNITY_BUILD, compiles the sources of `target` in few big files: a third of the compiler's time goes to
# the code and not to reading the same headers again. Files that give the same name to a helper (kUsage, trimmed)
# are put into different groups, so nobody has to invent names that are unique in a room. Names are what stands at
# the beginning of a line, as clang-format leaves it; the namespace is not looked at, which only errs to the safe side.
set(ZS_UNITY_GROUP_SIZE 8 CACHE STRING "Most files that are compiled as one; more needs more memory")
set(ZS_UNITY_APART "" CACHE STRING "Sources that are compiled alone (script/lib/build.sh, after a group failed)")

# Every struct, constant, alias and macro that begins a line of `path`, every function with the type it takes first
# (functions of one name may be overloads), and constants within functions (-Wshadow). `opened`: its using-directives; only
# files with the same ones go together.
function(zs_names_at_file_scope path result opened)
  file(READ ${path} text)
  string(REGEX REPLACE "\\[\\[[a-z_]+\\]\\] " "" text "\n${text}")
  # Brackets and semicolons mean something in lists.
  string(REPLACE "[" "(" text "${text}")
  string(REPLACE "]" ")" text "${text}")
  string(REPLACE ";" "=" text "${text}")
  string(REGEX MATCHALL "\n(struct|class|union|enum class|enum|#define) +[A-Za-z_0-9]+" types "${text}")
  string(REGEX MATCHALL "\n[A-Za-z][^\n={(]*[ &*][A-Za-z_0-9]+ ?[={(][A-Za-z_0-9:]*" others "${text}")
  string(REGEX MATCHALL "\n +(static|constexpr) [^\n={(]*[ &*]k[A-Za-z_0-9]+ ?[={(]" constants "${text}")
  list(FILTER others EXCLUDE REGEX "^\n(using namespace|(inline )?(namespace|struct|class|union|enum))")
  list(APPEND others ${constants})
  list(TRANSFORM others REPLACE " ?[={].*$" "")
  set(names ${types} ${others})
  list(TRANSFORM names REPLACE "^.*[ &*]" "")
  list(TRANSFORM names REPLACE "[(](std::)?(u32)?string(_view)?$" "(text")  # these become each other
  set(${result} "${names}" PARENT_SCOPE)
  string(REGEX MATCHALL "\nusing namespace [a-z_:]+" namespaces "${text}")
  list(SORT namespaces)
  set(${opened} "${namespaces}" PARENT_SCOPE)
endfunction()

function(zs_group_for_unity target)
  if(NOT CMAKE_UNITY_BUILD)
    return()
  endif()
  foreach(source IN LISTS ARGN)
    zs_names_at_file_scope(${source} names opened)
    set(place -1)
    set(group 0)
    while(place LESS 0)
      list(LENGTH members_${group} size)
      set(free ${names_${group}})
      list(LENGTH free all)
      list(REMOVE_ITEM free ${names} "")
      list(LENGTH free left)
      if(size EQUAL 0 OR (size LESS ZS_UNITY_GROUP_SIZE AND left EQUAL all AND opened STREQUAL "${opened_${group}}"))
        set(place ${group})
        set(opened_${group} "${opened}")
      endif()
      math(EXPR group "${group} + 1")
    endwhile()
    list(APPEND members_${place} ${source})
    list(APPEND names_${place} ${names})
    if(NOT source IN_LIST ZS_UNITY_APART)
      set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${place})
    endif()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
  # A new name in a source may need other groups.
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${ARGN})
endfunction()
