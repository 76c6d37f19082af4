"""Writes recurrences.txt: rules and the local times at which python-dateutil says that they repeat.

Needs python-dateutil. One line for each rule: the rule, its start, the last time asked for, the times.
The start is always one of the times, as RFC 5545 leaves open what happens when it is not.
"""
import datetime
import os
import random

from dateutil.rrule import rrulestr

FORMAT = "%Y%m%dT%H%M%S"
FIXED = [
    "FREQ=DAILY;COUNT=10", "FREQ=DAILY;INTERVAL=10;COUNT=5", "FREQ=YEARLY;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
    "FREQ=WEEKLY;COUNT=10", "FREQ=WEEKLY;INTERVAL=2;WKST=SU", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
    "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
    "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "FREQ=MONTHLY;BYMONTHDAY=-3",
    "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
    "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
    "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", "FREQ=YEARLY;BYYEARDAY=-1,366", "FREQ=YEARLY;BYDAY=20MO",
    "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "FREQ=YEARLY;BYWEEKNO=1,53,-1;BYDAY=MO,SU", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
    "FREQ=YEARLY;BYWEEKNO=1;BYDAY=SU;WKST=SU", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
    "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
    "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU", "FREQ=DAILY;BYHOUR=9,10,11;BYMINUTE=0,20",
    "FREQ=HOURLY;INTERVAL=3;COUNT=7", "FREQ=MINUTELY;INTERVAL=90;COUNT=4", "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10",
    "FREQ=DAILY;BYMONTH=1,12;BYDAY=MO,WE", "FREQ=SECONDLY;INTERVAL=45;COUNT=9", "FREQ=HOURLY;BYDAY=SA;BYMINUTE=5,35",
    "FREQ=YEARLY;BYDAY=MO,TU;BYSETPOS=1,-1", "FREQ=WEEKLY;BYDAY=MO,FR;BYHOUR=8,18;BYSETPOS=-1", "FREQ=YEARLY;BYDAY=-1MO,1FR",
]
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def drawn(random_source):
    def some(values, most):
        return ",".join(str(v) for v in random_source.sample(values, random_source.randint(1, most)))

    frequency = random_source.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = ["FREQ=" + frequency]
    if random_source.random() < 0.5:
        parts.append("INTERVAL=%d" % random_source.randint(2, 5))
    if random_source.random() < 0.5:
        parts.append("WKST=" + random_source.choice(DAYS))
    if random_source.random() < 0.3:
        parts.append("BYMONTH=" + some(range(1, 13), 4))
    kind = random_source.random()
    if frequency in ("MONTHLY", "YEARLY") and kind < 0.4:
        days = random_source.sample(DAYS, random_source.randint(1, 3))
        parts.append("BYDAY=" + ",".join(random_source.choice(["", "1", "2", "-1", "-2"]) + day for day in days))
    elif kind < 0.6:
        parts.append("BYDAY=" + some(DAYS, 4))
    elif kind < 0.8 and frequency != "WEEKLY":
        parts.append("BYMONTHDAY=" + some([1, 2, 5, 13, 28, 29, 30, 31, -1, -2, -7, -31], 4))
    elif kind < 0.9 and frequency == "YEARLY":
        parts.append("BYWEEKNO=" + some([1, 2, 10, 26, 52, 53, -1, -2, -53], 3) + ";BYDAY=" + some(DAYS, 3))
    elif frequency == "YEARLY":
        parts.append("BYYEARDAY=" + some([1, 59, 60, 61, 100, 365, 366, -1, -366], 4))
    if len(parts) > 2 and "BY" in parts[-1] and random_source.random() < 0.3:
        parts.append("BYSETPOS=" + some([1, 2, -1, -2], 2))
    if random_source.random() < 0.4:
        parts.append("COUNT=%d" % random_source.randint(1, 30))
    return ";".join(parts)


def main():
    random_source = random.Random(5545)
    rules = FIXED + [drawn(random_source) for _ in range(60)]
    lines = []
    for rule in rules:
        begin = datetime.datetime(
            random_source.randint(1996, 2024), random_source.randint(1, 12), random_source.randint(1, 28),
            random_source.randint(0, 23), random_source.choice([0, 15, 30, 45]), 0)
        first = next(iter(rrulestr(rule, dtstart=begin)), None)
        if first is None:
            continue
        times = []
        for time in rrulestr(rule, dtstart=first):
            if len(times) == 40 or time.year > 2060:
                break
            times.append(time)
        last = times[-1]
        lines.append("\t".join(
            [rule, first.strftime(FORMAT), last.strftime(FORMAT), ",".join(t.strftime(FORMAT) for t in times)]))
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "recurrences.txt")
    with open(path, "w") as output:
        output.write("\n".join(lines) + "\n")


main()
