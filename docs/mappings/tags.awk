# One row for each person with all that they have: `id,tags` from two columns, `a` and `b` (1 and 2 unless given).
BEGIN { if (!a) { a = 1; b = 2 } }
NR == 1 { print "id,tags"; next }
!(($a, $b) in seen) {
  seen[$a, $b]
  if ($a in tags) tags[$a] = tags[$a] ";t" $b
  else { tags[$a] = "t" $b; order[++n] = $a }
}
END { for (i = 1; i <= n; i++) print order[i] "," tags[order[i]] }
