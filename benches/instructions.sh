#!/usr/bin/env bash
# Instructions per article, counted by callgrind: reproducible to five digits, even on a busy machine.
#
#     bash benches/instructions.sh            # both languages
#     bash benches/instructions.sh fr         # one
#
# Needs valgrind, perl (for callgrind_annotate) and strip. The profiles stay in $OUT (target/instructions by default).
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C

for tool in valgrind callgrind_annotate strip; do
    command -v "$tool" > /dev/null || { echo "$tool is missing"; exit 1; }
done
target=${CARGO_TARGET_DIR:-target}
out=${OUT:-$target/instructions}
mkdir -p "$out"
built=$(cargo bench --quiet --no-run --bench instructions --message-format=json \
    | sed -n 's/.*"executable":"\([^"]*\/instructions-[^"]*\)".*/\1/p' | tail -1)
# Without line numbers a function is one row, together with the functions inlined into it.
strip -g -o "$out/instructions" "$built"

# count <work> <language>: prints the instructions per article and leaves the profile in $out.
count() {
    local profile="$out/$1.$2"
    # Neither the environment nor load addresses may change the seeds of the hash maps.
    local articles
    articles=$(setarch -R env -i ${ABREGE_CORPUS:+ABREGE_CORPUS="$ABREGE_CORPUS"} \
        valgrind --tool=callgrind --callgrind-out-file="$profile" --collect-atstart=no \
        --toggle-collect='*counted_region*' "$out/instructions" "$1" "$2" 2> "$profile.log" | tail -1)
    echo "$articles" > "$profile.articles"
    awk -v articles="$articles" '/Collected :/ { printf "%d", $4 / articles }' "$profile.log"
}

# functions <profile> <inclusive yes|no> <rows>: prints its functions, most instructions first.
functions() {
    callgrind_annotate --threshold=100 --inclusive="$2" "$1" 2> /dev/null \
        | awk -v rows="$3" -v articles="$(cat "$1.articles")" '
        /^ *[0-9][0-9,]* \(/ {
            gsub(/,/, "", $1)
            if (/PROGRAM TOTALS/) { total = $1; next }
            name = $0
            sub(/^[^:]*:/, "", name)
            sub(/ \[[^]]*\]$/, "", name)
            if (name ~ /main|lang_start|rust_begin_short|counted_region|^0x/) next
            if (shown++ < rows) printf "%6.2f %% %9d  %s\n", 100 * $1 / total, $1 / articles, name
        }'
}

for language in ${1:-en fr}; do
    printf '\n%s: instructions per article\n' "$language"
    for work in ${WORKS:-first detect parse analyze select keywords figures once fresh pages batch warm}; do
        printf '%-8s %10s\n' "$work" "$(count "$work" "$language")"
    done
    for work in fresh warm; do
        printf '\n%s, %s: stages, including their callees\n' "$language" "$work"
        functions "$out/$work.$language" yes ${ROWS:-40}
        printf '\n%s, %s: functions, excluding their callees\n' "$language" "$work"
        functions "$out/$work.$language" no ${ROWS:-25}
    done
done
