// Reads a calendar from standard input with npm's ical.js and prints what it says of its one event.
const ICAL = require('ical.js');
const component = new ICAL.Component(ICAL.parse(require('fs').readFileSync(0, 'utf8')));
const event = new ICAL.Event(component.getFirstSubcomponent('vevent'));
console.log(JSON.stringify({
  uid: event.uid,
  sequence: event.sequence,
  status: event.component.getFirstPropertyValue('status'),
  start: event.startDate.toJSDate().toISOString(),
  end: event.endDate.toJSDate().toISOString(),
  summary: event.summary,
  location: event.location,
}));
