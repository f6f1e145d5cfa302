#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# tests/tidy/clang-tidy.sh BUILD_DIR: lints the programs' sources by .clang-tidy, folder by folder.
#
# Most of the time goes into reading Qt's headers, so all sources of a folder are read as one.
# Where that does not compile (two files use one private name), the folder is read file by file.
# A folder whose sources and headers did not change since it was clean is not read again.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$(readlink -f "$0")")/../.."
root=$PWD
build=$(readlink -f "$1")
work=$build/lint
jobs=2
mkdir -p "$work"

tidy=$(command -v clang-tidy-14 || command -v clang-tidy)

# Prints "folder source" for each source that the build compiles, sorted by folder.
sources() {
    sed -n 's/^ *"file": "\(.*\)",\?$/\1/p' "$build/compile_commands.json" |
        grep -E "^$root/(core|scanner|oms|print|ui|app)/" | sort -u |
        while read -r file; do echo "${file%/*} $file"; done
}

# Prints, for a source, the headers of ours that the compiler read for it, from ninja's notes.
ninja -C "$build" -t deps 2>/dev/null | sed "s|^    \.\./\.\./|    $root/|" |
    grep -E "^$|^    $root/(core|scanner|oms|print|ui|app)/" >"$work/deps.txt"

# Prints one hash over everything that can change the verdict on these sources.
fingerprint() {
    {
        sha256sum .clang-tidy "$0" "$@"
        awk 'NR == FNR { want[$1]; next }
             /^$/ { if (hit) printf "%s", block; hit = 0; block = ""; next }
             { block = block $1 "\n"; if ($1 in want) hit = 1 }
             END { if (hit) printf "%s", block }' \
            <(printf '%s\n' "$@") "$work/deps.txt" | sort -u | xargs -r sha256sum
    } | sha256sum | cut -d' ' -f1
}

# Writes a compilation database with the flags of one source for another file.
# $1 folder of the database, $2 source, $3 file
database() {
    grep -B2 -F "\"file\": \"$2\"" "$build/compile_commands.json" | head -3 |
        sed "s|$2|$3|g; s|\",\$|\",|; 1i [{" | sed '$ s|,$||; $ a }]' >"$1/compile_commands.json"
}

lint_folder() {
    local folder=${1#"$root/"} name sum log file
    shift
    name=$work/${folder//\//_}
    mkdir -p "$name"
    sum=$(fingerprint "$@")
    [[ -f $name/clean && $(<"$name/clean") == "$sum" ]] && return 0
    printf '#include "%s"\n' "$@" >"$name/all.cpp"
    database "$name" "$1" "$name/all.cpp"
    log=$name/log.txt
    if ! "$tidy" --quiet -p "$name" "$name/all.cpp" >"$log" 2>&1; then
        if grep -q 'clang-diagnostic-error' "$log"; then
            : >"$log"
            for file in "$@"; do
                "$tidy" --quiet -p "$build" "$file" >>"$log" 2>&1 || touch "$name/dirty"
            done
        else
            touch "$name/dirty"
        fi
    fi
    if [[ -f $name/dirty ]]; then
        rm "$name/dirty"
        sed "s|$root/||g" "$log" | grep -v '^[0-9]* warning.* generated\|warnings treated as errors'
        return 1
    fi
    echo "$sum" >"$name/clean"
    echo "  $folder"
}

failed=0
declare -A folders=()
while read -r folder file; do folders[$folder]+=" $file"; done < <(sources)
for folder in "${!folders[@]}"; do
    while (($(jobs -rp | wc -l) >= jobs)); do wait -n || failed=1; done
    # shellcheck disable=SC2086 # the list is split on purpose: paths here hold no spaces
    lint_folder "$folder" ${folders[$folder]} &
done
while (($(jobs -p | wc -l) > 0)); do wait -n || failed=1; done
exit $failed
