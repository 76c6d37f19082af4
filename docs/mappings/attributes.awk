# Attributes that stand in rows of their own, `id,value` or `id,key,value`, as a table with one row for each person:
# awk -F, -f attributes.awk participants.csv interests.csv > people.csv
FNR == 1 { heading = $2; columns = NF; next }
{
  key = columns == 2 ? heading : $2
  value = columns == 2 ? $2 : $3
  if (!($1 in isPerson)) { isPerson[$1] = 1; people[++personCount] = $1 }
  if (!(key in isKey)) { isKey[key] = 1; keys[++keyCount] = key }
  place = $1 SUBSEP key
  if (place in values) value = values[place] ";" value
  values[place] = value
}
END {
  line = "id"
  for (k = 1; k <= keyCount; k++) line = line "," keys[k]
  print line
  for (p = 1; p <= personCount; p++) {
    line = people[p]
    for (k = 1; k <= keyCount; k++) line = line "," values[people[p] SUBSEP keys[k]]
    print line
  }
}
