#!/bin/sh
# Plays the scenarios once, checks documents, compares and exports pictures, writes the guide;
# everything lands in build/nightly.
# Usage: sh docs/ci/nightly.sh [DOCUMENT...]     Settings and exit codes: see docs/ci/README.md
from=$PWD
cd "$(dirname "$0")/../.." || exit 2
bin=.venv/bin
out=build/nightly
reference=${REFERENCE:-reference}
told=$out/resume.md
# pytest ends by itself on Ctrl-C: some shells would go on with the next command.
trap 'exit 130' INT
play() {
    "$bin/python" -m pytest -m "procedure or depannage" -n 2 --dist worksteal --tracing=off \
        ${VARIANT:+--variant "$VARIANT"} --evidence-shots full "$@"
}
# One part of the scenarios, for a night of several machines: nothing is judged before all are there.
if [ -n "$PART" ]; then
    number=${PART%/*}
    rm -rf build/parts && mkdir -p build/parts || exit 2
    make setup || exit 2
    play --splits "${PART#*/}" --group "$number" --splitting-algorithm least_duration \
        --evidence="build/parts/part-$number" --junitxml="build/parts/scenarios-$number.xml"
    [ -f "build/parts/part-$number/messages.ndjson" ] || exit 2
    exit 0
fi
rm -rf "$out" && mkdir -p "$out" || exit 2
make setup || exit 2
if [ $# -eq 0 ]; then
    from=$PWD
    set -- procedures/*.md
    # As many sentences of one of these say what no page of the portal shows.
    ALLOW_UNPROVED=${ALLOW_UNPROVED:-10}
fi

worst=0
note() {
    if [ "$1" -gt "$worst" ]; then worst=$1; fi
}
# What became of one part of the night: a row of the summary, by its code, and what else is said.
row() {
    case $2 in
        0) said="tient" ;;
        1) said="**à regarder**" ;;
        *) said="**n’a pas pu être fait**" ;;
    esac
    echo "| $1 | $said${3:+, $3} |" >> "$told"
    note "$2"
}
printf '## Procédures vivantes%s\n\n| | |\n|---|---|\n' "${VARIANT:+ – variante $VARIANT}" > "$told"

if [ -n "$PARTS" ]; then
    "$bin/guide" merge "$PARTS"/part-* -o "$out/preuve"
    code=$?
    cp "$PARTS"/scenarios-*.xml "$out" || code=2
    row "Les scénarios" "$code"
else
    play --evidence="$out/preuve" --junitxml="$out/scenarios.xml"
    [ $? -eq 0 ]
    row "Les scénarios" $?
fi
"$bin/guide" report "$out/preuve" -o "$out/rapport.html" || note 1
"$bin/guide" pack "$out/preuve" -o "$out/preuve.zip" || note 1

judge() {
    "$bin/guide" check "$document" --evidence "$out/preuve" \
        --allow-unproved "${ALLOW_UNPROVED:-0}" "$@"
}
rank=0
for document in "$@"; do
    rank=$((rank + 1))
    name=$(basename "$document")
    [ ! -e "$out/$name.txt" ] || name=$rank-$name
    case $document in
        /*) ;;
        *) [ "$from" = "$PWD" ] || document=$from/$document ;;
    esac
    judge > "$out/$name.txt" 2>&1
    code=$?
    # About something else: to be looked at, like a drift.
    [ "$code" -ne 3 ] || code=1
    row "$name" "$code" \
        "$(tr '\n' ' ' < "$out/$name.txt" | grep -o '[0-9]*[^0-9a-z]*phrases* non prouvées*' | tail -n 1)"
    cat "$out/$name.txt"
    judge --format html -o "$out/$name.html" > /dev/null 2>&1
    judge --format junit -o "$out/$name.xml" > /dev/null 2>&1
done

if [ -d "$reference" ]; then
    "$bin/guide" pictures compare "$reference" "$out/preuve" -o "$out/revue" \
        --threshold "${THRESHOLD:-0}" --summary "$out/images.md" --junit "$out/images.xml" \
        ${GITHUB_ACTIONS:+--annotations}
    row "Les images" $?
else
    approve="guide pictures approve $out/preuve --baseline $reference"
    echo "| Les images | rien n’est encore approuvé ; si elles conviennent : \`$approve\` |" >> "$told"
fi
"$bin/guide" pictures export "$out/preuve" -o "$out/images" || note 1

"$bin/guide" build -o "$out/guide" --evidence "$out/preuve" ${VARIANT:+--variant "$VARIANT"}
[ $? -eq 0 ]
row "Le guide" $?

[ ! -e "$out/images.md" ] || { echo; cat "$out/images.md"; } >> "$told"
[ -z "$GITHUB_STEP_SUMMARY" ] || cat "$told" >> "$GITHUB_STEP_SUMMARY"
cat "$told"
exit "$worst"
