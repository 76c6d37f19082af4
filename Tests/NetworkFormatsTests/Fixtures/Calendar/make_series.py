"""Writes series.ics, made-up series with exceptions, and series.txt: when they take place, says recurring-ical-events.

Needs icalendar, recurring-ical-events and tzdata. One line of series.txt for each name (UID): the instants in seconds
since 1970, ascending; the last one is before 2026-09-01.
"""
import calendar
import datetime
import os
import random
import zoneinfo

import icalendar
import recurring_ical_events

LOCAL = "%Y%m%dT%H%M%S"
ZONES = {
    "Europe/Berlin": "Europe/Berlin", "America/New_York": "America/New_York", "Australia/Sydney": "Australia/Sydney",
    "Asia/Kolkata": "Asia/Kolkata", "W. Europe Standard Time": "Europe/Berlin", "Romance Standard Time": "Europe/Paris",
    "Pacific Standard Time": "America/Los_Angeles", "UTC": "UTC",
}
RULES = [
    "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "FREQ=DAILY;COUNT=40", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU",
    "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU", "FREQ=YEARLY", "FREQ=WEEKLY;COUNT=30;BYDAY=SU",
]


def main():
    source = random.Random(7986)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Series//EN"]
    for number in range(48):
        name = source.choice(sorted(ZONES))
        zone = zoneinfo.ZoneInfo(ZONES[name])
        rule = source.choice(RULES)
        # on a day that every rule with days of the week can start from
        start = datetime.datetime(
            source.randint(2021, 2025), source.randint(1, 12), source.randint(1, 28), source.choice([0, 1, 2, 3, 9, 14, 23]),
            source.choice([0, 30]))
        until = start + datetime.timedelta(days=source.randint(60, 700))
        from dateutil.rrule import rrulestr
        start = rrulestr(rule, dtstart=start)[0]
        if "COUNT" not in rule and source.random() < 0.6:
            rule += ";UNTIL=" + until.replace(tzinfo=zone).astimezone(datetime.timezone.utc).strftime(LOCAL + "Z")
        times = [t for t in rrulestr(rule.split(";UNTIL")[0], dtstart=start)[:30] if t < until]

        def stamp(key, time):
            if name == "UTC" or source.random() < 0.2:
                return key + ":" + time.replace(tzinfo=zone).astimezone(datetime.timezone.utc).strftime(LOCAL + "Z")
            return '%s;TZID=%s:%s' % (key, name, time.strftime(LOCAL))

        def stamp_local(key, time):
            return '%s;TZID=%s:%s' % (key, name, time.strftime(LOCAL)) if name != "UTC" else key + ":" + time.strftime(LOCAL + "Z")

        uid = "series-%d" % number
        lines += ["BEGIN:VEVENT", "UID:" + uid, stamp_local("DTSTART", start), "DURATION:PT1H", "RRULE:" + rule]
        special = source.sample(times[1:], min(len(times) - 1, source.randint(0, 6)))
        excluded, moved = special[:3], special[3:]
        for time in excluded:
            lines.append(stamp("EXDATE", time))
        if source.random() < 0.3:
            lines.append(stamp_local("RDATE", start + datetime.timedelta(days=3, hours=1)))
        lines.append("END:VEVENT")
        for time in moved:
            lines += [
                "BEGIN:VEVENT", "UID:" + uid, stamp("RECURRENCE-ID", time),
                stamp_local("DTSTART", time + datetime.timedelta(hours=source.randint(1, 30))), "DURATION:PT2H", "SEQUENCE:1",
                "END:VEVENT"]
    lines += ["END:VCALENDAR", ""]
    text = "\r\n".join(lines)
    folder = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(folder, "series.ics"), "w", newline="") as output:
        output.write(text)
    now = datetime.datetime(2026, 9, 1, tzinfo=datetime.timezone.utc)
    found = {}
    query = recurring_ical_events.of(icalendar.Calendar.from_ical(text))
    for event in query.between(datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc), now):
        second = calendar.timegm(event["DTSTART"].dt.astimezone(datetime.timezone.utc).timetuple())
        if second < now.timestamp():
            found.setdefault(str(event["UID"]), []).append(second)
    with open(os.path.join(folder, "series.txt"), "w") as output:
        for number in range(48):
            uid = "series-%d" % number
            output.write(uid + "\t" + ",".join(map(str, sorted(found.get(uid, [])))) + "\n")


main()
