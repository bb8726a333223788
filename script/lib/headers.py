#!/usr/bin/env python3
"""What script/check headers asks of the text of headers, so that the compiler parses the standard ones only once.

Usage: headers.py standard HEADER…  the standard headers that they include, as #include lines
       headers.py check HEADER…     whether each asks for the standard headers whose names it uses, itself or through our
                                    own that it includes: says what is missing, exit status 1 if something is
       headers.py flags BUILD       what the compiler is called with in a build folder
"""

import json
import re
import shlex
import sys
from functools import cache
from pathlib import Path

# A name of std:: → the headers that may be asked for it.
PROVIDERS = {
    "string": "string", "u32string": "string", "to_string": "string", "char_traits": "string string_view",
    "string_view": "string_view string", "u32string_view": "string_view string",
    "vector": "vector", "optional": "optional", "nullopt": "optional", "span": "span", "map": "map", "multimap": "map",
    "set": "set", "multiset": "set", "unordered_map": "unordered_map", "unordered_set": "unordered_set",
    "deque": "deque", "array": "array", "bitset": "bitset", "variant": "variant", "monostate": "variant",
    "pair": "utility map vector", "move": "utility memory string vector", "exchange": "utility",
    "forward": "utility memory functional", "swap": "utility memory string vector", "tuple": "tuple",
    "function": "functional", "hash": "functional string", "reference_wrapper": "functional",
    "unique_ptr": "memory", "shared_ptr": "memory", "weak_ptr": "memory", "make_shared": "memory", "make_unique": "memory",
    "enable_shared_from_this": "memory", "mutex": "mutex", "lock_guard": "mutex", "unique_lock": "mutex",
    "scoped_lock": "mutex", "once_flag": "mutex", "condition_variable": "condition_variable", "thread": "thread",
    "jthread": "thread", "atomic": "atomic", "counting_semaphore": "semaphore", "binary_semaphore": "semaphore",
    "chrono": "chrono", "filesystem": "filesystem", "exception": "exception", "exception_ptr": "exception",
    "runtime_error": "stdexcept", "logic_error": "stdexcept", "numeric_limits": "limits", "bit_cast": "bit",
    "bit_width": "bit", "int8_t": "cstdint", "int16_t": "cstdint", "int32_t": "cstdint", "int64_t": "cstdint",
    "uint8_t": "cstdint", "uint16_t": "cstdint", "uint32_t": "cstdint", "uint64_t": "cstdint",
    "uintptr_t": "cstdint", "size_t": "cstddef string vector span memory", "ptrdiff_t": "cstddef string vector span",
    "byte": "cstddef", "FILE": "cstdio", "initializer_list": "initializer_list string vector",
    "sort": "algorithm", "find": "algorithm", "find_if": "algorithm", "min": "algorithm", "max": "algorithm",
    "any_of": "algorithm", "all_of": "algorithm", "clamp": "algorithm", "equal": "algorithm", "is_same_v":
    "type_traits", "decay_t": "type_traits", "remove_cvref_t": "type_traits", "enable_if_t": "type_traits",
    "invoke_result_t": "type_traits", "is_enum_v": "type_traits", "strong_ordering": "compare", "ostream": "iosfwd ostream",
    "is_integral_v": "type_traits", "is_floating_point_v": "type_traits", "is_class_v": "type_traits",
    "is_convertible_v": "type_traits", "true_type": "type_traits", "false_type": "type_traits",
    "declval": "utility", "convertible_to": "concepts", "istream": "istream iosfwd", "make_move_iterator": "iterator vector",
    "in_place_index": "utility variant", "visit": "variant", "to_array": "array", "popcount": "bit", "countr_zero": "bit",
    "memcpy": "cstring", "strlen": "cstring", "less": "functional map set", "same_as": "concepts",
}


def lines_of(header: str) -> list[str]:
    return [line.split("//")[0] for line in Path(header).read_text().splitlines()]


@cache
def standard_of(header: str) -> frozenset[str]:
    """The standard headers that it asks for, itself or through ours."""
    found = set()
    for line in lines_of(header):
        if own := re.match(r'\s*#include "([^"]+)"', line):
            found |= standard_of(f"src/{own[1]}")
        elif standard := re.match(r"\s*#include <([^>]+)>", line):
            found.add(standard[1])
    return frozenset(found)


def missing_in(header: str) -> list[str]:
    names = set(re.findall(r"\bstd::(\w+)", "\n".join(lines_of(header))))
    asked = standard_of(header)
    return [f"{header}: std::{name} wants <{PROVIDERS[name].split()[0]}>" for name in sorted(names & PROVIDERS.keys())
            if not asked & set(PROVIDERS[name].split())]


def flags_of(build: str) -> list[str]:
    commands = json.loads(Path(build, "compile_commands.json").read_text())
    words = shlex.split(next(each["command"] for each in commands if "/zs_app.dir/" in each["command"]))
    first = next(at for at, word in enumerate(words) if word.startswith("-"))
    return words[first : words.index("-o")]


def main(wish: str, *headers: str) -> int:
    if wish == "flags":
        print("\n".join(flags_of(headers[0])))
        return 0
    if wish == "standard":
        print("\n".join(f"#include <{name}>" for name in sorted({name for header in headers for name in standard_of(header)
                                                                   if re.fullmatch(r"[a-z_0-9]+", name)})))
        return 0
    found = [told for header in headers for told in missing_in(header)]
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
