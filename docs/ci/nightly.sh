#!/bin/sh
# Plays the scenarios once, checks documents, writes the guide; everything lands in build/nightly.
# Usage: sh docs/ci/nightly.sh [DOCUMENT...]     Exit codes: see docs/ci/README.md
from=$PWD
cd "$(dirname "$0")/../.." || exit 2
bin=.venv/bin
out=build/nightly
# pytest ends by itself on Ctrl-C: some shells would go on with the next command.
trap 'exit 130' INT
rm -rf "$out" && mkdir -p "$out" || exit 2
make setup || exit 2
if [ $# -eq 0 ]; then
    from=$PWD
    set -- procedures/*.md
    # As many sentences of one of these say what no page of the portal shows.
    ALLOW_UNPROVED=${ALLOW_UNPROVED:-9}
fi

worst=0
note() {
    if [ "$1" -gt "$worst" ]; then worst=$1; fi
}

"$bin/python" -m pytest -m "procedure or depannage" -n 2 --dist worksteal --tracing=off \
    --evidence="$out/preuve" --evidence-shots full
[ $? -eq 0 ] || note 1
"$bin/guide" report "$out/preuve" -o "$out/rapport.html" || note 1

rank=0
for document in "$@"; do
    rank=$((rank + 1))
    name=$(basename "$document")
    [ ! -e "$out/$name.txt" ] || name=$rank-$name
    case $document in
        /*) ;;
        *) [ "$from" = "$PWD" ] || document=$from/$document ;;
    esac
    "$bin/guide" check "$document" --evidence "$out/preuve" \
        --allow-unproved "${ALLOW_UNPROVED:-0}" > "$out/$name.txt" 2>&1
    code=$?
    # About something else: to be looked at, like a drift.
    [ "$code" -ne 3 ] || code=1
    note "$code"
    cat "$out/$name.txt"
    "$bin/guide" check "$document" --evidence "$out/preuve" --format html -o "$out/$name.html" \
        > /dev/null 2>&1
    "$bin/guide" check "$document" --evidence "$out/preuve" --format junit -o "$out/$name.xml" \
        > /dev/null 2>&1
done

"$bin/guide" build -o "$out/guide" --evidence "$out/preuve" || note 1
exit "$worst"
