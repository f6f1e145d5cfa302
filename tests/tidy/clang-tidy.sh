#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# tests/tidy/clang-tidy.sh CLANG_TIDY BUILD_DIR: lints the programs' sources by .clang-tidy, folder
# by folder.
#
# Most of the time goes into reading Qt's headers, so all sources of a folder are read as one. Files
# that do not compile in such company (two may use one private name) are read in a further round.
# A folder whose sources and headers did not change since it was clean is not read again.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$(readlink -f "$0")")/../.."
root=$PWD
tidy=$1
build=$(readlink -f "$2")
work=$build/lint
jobs=2
ours="^$root/(core|scanner|oms|ui|app|bench)/"
mkdir -p "$work"

# Prints "folder source" for each source that the build compiles.
sources() {
    sed -n 's/^ *"file": "\(.*\)",\?$/\1/p' "$build/compile_commands.json" |
        grep -E "$ours" | sort -u | while read -r file; do echo "${file%/*} $file"; done
}

# Which files of ours the compiler read for each object, from ninja's notes: blocks of lines.
ninja -C "$build" -t deps 2>/dev/null | sed "s|^  *||" |
    grep -E "^$|$ours" >"$work/deps.txt" || true

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

# Lints all of $2… as one file, compiled as $2 is, and leaves what was said in $1/log.txt.
lint_together() {
    local dir=$1 source=$2
    shift
    printf '#include "%s"\n' "$@" >"$dir/all.cpp"
    grep -B2 -F "\"file\": \"$source\"" "$build/compile_commands.json" | head -3 |
        sed -e "s|$source|$dir/all.cpp|g" -e 's|-Winvalid-pch -include [^ ]*||' \
            -e '1i [{' -e '$ s|,$||' -e '$ a }]' \
            >"$dir/compile_commands.json"
    # Warnings are the compiler's business.
    "$tidy" --quiet --extra-arg=-ferror-limit=0 --extra-arg=-w -p "$dir" "$dir/all.cpp" \
        >"$dir/log.txt" 2>&1
}

# Lints one folder: $1 its path, $2… its sources. Says its name when it was read, and what is wrong.
lint_folder() {
    local folder=${1#"$root/"} dir=$work/${1//\//_} sum findings=no
    local -a misfits
    shift
    mkdir -p "$dir"
    sum=$(fingerprint "$@")
    [[ -f $dir/clean && $(<"$dir/clean") == "$sum" ]] && return 0
    echo "  $folder"
    while (($# > 0)); do
        misfits=()
        if ! lint_together "$dir" "$@"; then
            mapfile -t misfits < <(printf '%s\n' "$@" | grep -Fx -f <(
                sed -n 's/^\([^:]*\):.*\[clang-diagnostic-error.*/\1/p' "$dir/log.txt"))
            if ((${#misfits[@]} == $#)) || ((${#misfits[@]} == 0)); then
                misfits=()
                findings=yes
                cat "$dir/log.txt"
            elif grep ' error: ' "$dir/log.txt" | grep -v '\[clang-diagnostic-error'; then
                findings=yes
            fi
        fi
        set -- "${misfits[@]}"
    done
    [[ $findings == no ]] && echo "$sum" >"$dir/clean"
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
