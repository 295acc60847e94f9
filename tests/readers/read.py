"""Reads a calendar (standard input) as a calendar program would, and prints what it read as JSON.

Two days (YYYY-MM-DD) bound the occurrences. The parsers are the PyPI packages `icalendar` and `recurring-ical-events`."""

import datetime
import json
import sys
import zoneinfo

import icalendar
import recurring_ical_events

PARIS = zoneinfo.ZoneInfo("Europe/Paris")


def utc(instant):
    return instant.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def shown(event, zones):
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    return {
        "uid": str(event["UID"]),
        "summary": str(event["SUMMARY"]),
        "location": str(event["LOCATION"]),
        "description": str(event.get("DESCRIPTION", "")),
        "status": str(event["STATUS"]),
        "sequence": int(event["SEQUENCE"]),
        "start_utc": utc(start),
        "end_utc": utc(end),
        "start_paris": start.astimezone(PARIS).strftime("%Y-%m-%dT%H:%M:%S"),
        "timezones": zones,
    }


def main():
    first, last = (datetime.date.fromisoformat(day) for day in sys.argv[1:3])
    calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
    zones = len(list(calendar.walk("VTIMEZONE")))
    events = [shown(event, zones) for event in calendar.walk("VEVENT")]
    occurrences = sorted(
        (shown(event, zones) for event in recurring_ical_events.of(calendar).between(first, last)), key=lambda event: event["start_utc"]
    )
    json.dump({"name": str(calendar.get("X-WR-CALNAME", "")), "events": events, "occurrences": occurrences}, sys.stdout)


main()
