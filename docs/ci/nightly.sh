#!/bin/sh
# Plays the scenarios once, checks documents, writes the guide; everything lands in build/nightly.
# Usage: sh docs/ci/nightly.sh [DOCUMENT...]     Exit codes: see docs/ci/README.md
cd "$(dirname "$0")/../.." || exit 2
bin=.venv/bin
out=build/nightly
[ -x "$bin/guide" ] || make setup || exit 2
[ $# -gt 0 ] || set -- procedures/*.md
rm -rf "$out" && mkdir -p "$out" || exit 2

worst=0
note() {
    if [ "$1" -gt "$worst" ]; then worst=$1; fi
}

"$bin/python" -m pytest -m "procedure or depannage" -n 2 --dist worksteal --tracing=off \
    --evidence "$out/preuve" --evidence-shots full
[ $? -eq 0 ] || note 1
"$bin/guide" report "$out/preuve" -o "$out/rapport.html" || note 1

for document in "$@"; do
    name=$(basename "$document")
    "$bin/guide" check "$document" --evidence "$out/preuve"
    note $?
    "$bin/guide" check "$document" --evidence "$out/preuve" --format html -o "$out/$name.html" \
        > /dev/null 2>&1
    "$bin/guide" check "$document" --evidence "$out/preuve" --format junit -o "$out/$name.xml" \
        > /dev/null 2>&1
done

"$bin/guide" build -o "$out/guide" --evidence "$out/preuve" || note 1
exit "$worst"
