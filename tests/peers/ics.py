# Reads a calendar from standard input with Debian's python3-icalendar and prints what it says of its one event.
import json
import sys
from datetime import timezone

from icalendar import Calendar

(event,) = Calendar.from_ical(sys.stdin.buffer.read()).walk("vevent")


def utc(name):
    return event.decoded(name).astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


print(json.dumps({
    "uid": str(event["uid"]), "sequence": int(event["sequence"]), "status": str(event["status"]), "start": utc("dtstart"), "end": utc("dtend"),
    "summary": str(event["summary"]), "location": str(event["location"]),
}))
