import { readFileSync } from 'node:fs';
import { createClock } from '../fake-slack/clock.js';
import { startSlack } from '../fake-slack/slack.js';
import { startTestHearth } from '../support/hearth.js';

test('a member checks in', async () => {
  const clock = createClock({ start: new Date('2026-11-23T07:30:00Z') });
  const slack = await startSlack({ manifest: JSON.parse(readFileSync('manifest.json', 'utf8')), clock });
  const ws = slack.workspace({ name: 'Indie Makers' });
  const ann = ws.person({ name: 'Ann Lee', zone: 'Europe/Berlin', isAdmin: true });
  const ben = ws.person({ name: 'Ben Ode', zone: 'Europe/Berlin' });
  const makers = ws.channel({ name: 'indie-makers', members: [ann, ben] });
  const hearth = await startTestHearth(slack, ws.botToken);
  try {
    await ann.opensHome();
    await hearth.settles();
    console.log(ann.reads('Home'));
    await ann.presses('Set up your first community');
    console.log(ann.reads('modal').slice(0, 1500));
    await ann.fills({ 'Home channel': '#indie-makers' }).submits();
    console.log(ann.errors(), ann.reads('modal'));
    await hearth.settles();
    console.log(ann.reads(makers));
    await ann.closesAll();
    await clock.advance({ hours: 1 });
    console.log(ann.directMessages());
    await ben.opensHome();
    await hearth.settles();
    console.log(ben.reads('Home'));
    await ben.presses('Check in');
    console.log(ben.reads('modal'));
    await ben.fills({ 'What will you do next?': 'Ship the pricing page\nCall <!channel> two customers' }).submits();
    await hearth.settles();
    console.log(ben.reads('Home'), ben.directMessages(), ben.reads(makers));
    await clock.advance({ hours: 24 });
    console.log(ann.directMessages(), ben.directMessages());
    console.log(slack.requests.filter((r) => r.kind === 'call' && r.error).length, ann.notices, ben.notices);
  } finally {
    await hearth.stops();
    await slack.close();
  }
}, 30000);
