import { listedTopicsOf, type ProactiveKind, topicsOf } from '../../src/attention/proactive.js';

const kind = (topic: string, label: string): ProactiveKind => ({
  name: `news.${label}`,
  topic,
  topicGroup: label === 'Events' ? 'community' : 'self',
  label,
  weight: 'notice',
  whenHeld: 'later',
  patienceMs: 1,
});

test('message kinds with the same topic share one setting, under the label of the first kind', () => {
  expect(topicsOf([kind('quiet', 'A word'), kind('quiet', 'Another'), kind('events', 'Events')])).toEqual([
    { topic: 'quiet', topicGroup: 'self', label: 'A word' },
    { topic: 'events', topicGroup: 'community', label: 'Events' },
  ]);
});

test('a kind that members turn on elsewhere is not in the list of topics, and can still be stopped', () => {
  const kinds = [kind('quiet', 'A word'), { ...kind('recap', 'A recap'), isOptIn: true } as const];
  expect(listedTopicsOf(kinds).map((it) => it.topic)).toEqual(['quiet']);
  expect(topicsOf(kinds).map((it) => it.topic)).toEqual(['quiet', 'recap']);
});
