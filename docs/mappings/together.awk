# People who check in at one place in one hour: `t,people` from `user,hour_of_week,venue,category`.
NR == 1 { print "t,people"; next }
NR > 2 && last - $2 > 84 { week++ }
{
  last = $2
  key = week * 168 + $2 " " $3
  if ((key, $1) in seen) next
  seen[key, $1]
  n[key]++
  who[key] = who[key] ";" $1
  if (n[key] == 2) order[++m] = key
}
END {
  for (i = 1; i <= m; i++) {
    split(order[i], part, " ")
    print part[1] * 3600 "," substr(who[order[i]], 2)
  }
}
