#!/usr/bin/env bash
# Draws the pictures that docs/gallery.tsv lists, with a page that shows them. From the top of the repository, with the
# command on the PATH: bash docs/gallery.sh [FOLDER]
set -euo pipefail
folder=${1:-Output/gallery}
mkdir -p "$folder"
page="$folder/README.md"
store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT
export ENTREGENT_STORE="$store/network.sqlite"
entregent import Datasets/lea-fontaine/archive --me "Léa Fontaine" --quiet > "$store/sources.csv"
entregent import Datasets/lea-fontaine/shared-by-tomas --contributor "Tomás Rivera" --quiet > "$store/sources.csv"
cat > "$page" <<'END'
# Gallery

Every picture with the command that draws it, run from the top of the repository; `-o FILE.svg` is left out. Commands without
`--network` ask a store into which the two folders of [Léa Fontaine](../../Datasets/lea-fontaine/ORIGIN.md), who does not exist, were
imported. `make gallery` draws all of it again from [the list](../../docs/gallery.tsv). [Maps](../../docs/maps.md) and
[plots](../../docs/plots.md) are explained in the documentation.
END
while IFS=$'\t' read -r file caption arguments; do
  case "$file" in
    "") ;;
    "#"*) printf '\n## %s\n' "${file#\# }" >> "$page" ;;
    *)
      eval "entregent $arguments --quiet -o '$folder/$file'"
      printf '\n%s\n\n![%s](%s)\n\n`entregent %s`\n' "$caption" "$caption" "$file" "$arguments" >> "$page"
      ;;
  esac
done < docs/gallery.tsv
