#!/usr/bin/env bash
# Who can introduce the Pazzi to the Strozzi, and through whose hands does everything pass?
#
# From the top of the repository, with `entregent` on the PATH:
#
#     bash Notebooks/01-first-look.sh
#
# 01-first-look.swift asks the same with the library, and prints the same.
set -euo pipefail

# Two layers of one network: who married whom, and who did business with whom. Families tied in both ways are closer.
folder=Datasets/florentine-families
florence=(--network $folder/marriage.csv --network $folder/business.csv --people $folder/people.csv --quiet)
entregent describe "${florence[@]}" --fields people,ties | awk -F, 'NR > 1 { print $1 " families, " $2 " ties" }'

# Betweenness: on how many of the shortest ways between two others does a family lie? Constraint: how far do its contacts
# lead back to each other? Who has much of the one and little of the other is a broker.
entregent rank --by betweenness --top 3 "${florence[@]}" --fields id,betweenness | tail -n +2 |
  while IFS=, read -r family betweenness; do
    constraint=$(entregent brokers --by constraint "${florence[@]}" | awk -F, -v id="$family" '$1 == id { print $3 }')
    LC_ALL=C printf '%s: betweenness %.2f, constraint %.3f\n' "$family" "$betweenness" "$constraint"
  done

# The question itself.
entregent introduce Strozzi --from Pazzi --paths 3 "${florence[@]}" --fields probability,people |
  awk -F, 'NR > 1 { printf "%.1f %%: %s\n", $1 * 100, $2 }'

# And if the Medici would rather not? No route is exit status 1.
routes=$(entregent introduce Strozzi --from Pazzi --avoid Medici "${florence[@]}" | tail -n +2 | wc -l) || true
echo "without the Medici: $((routes)) routes"
