import {
  type Act,
  type CaseFacts,
  type Deed,
  obstacleTo,
  type State,
  sentIn,
  stateAfter,
} from '../../../../src/features/moderation/domain/case.js';

const facts = (state: State, more: Partial<CaseFacts> = {}): CaseFacts => ({
  state,
  aboutUserId: 'Ann',
  sent: [],
  ...more,
});

test.each<[Deed, CaseFacts, unknown, State]>([
  ['took', facts('open'), undefined, 'taken'],
  ['took', facts('taken'), 'taken', 'taken'],
  ['took', facts('resolved'), 'closed', 'resolved'],
  ['dismissed', facts('open'), undefined, 'dismissed'],
  ['dismissed', facts('taken'), undefined, 'dismissed'],
  ['dismissed', facts('dismissed'), 'closed', 'dismissed'],
  ['resolved', facts('taken'), undefined, 'resolved'],
  ['resolved', facts('dismissed'), 'closed', 'dismissed'],
  ['noted', facts('open'), undefined, 'open'],
  ['noted', facts('resolved'), undefined, 'resolved'],
  ['reminded', facts('open'), undefined, 'taken'],
  ['reminded', facts('taken', { sent: ['reminded'] }), 'reminded', 'taken'],
  ['reminded', facts('open', { aboutUserId: null }), 'nobody', 'open'],
  ['reminded', facts('resolved'), 'closed', 'resolved'],
  ['warned', facts('taken', { sent: ['reminded'] }), undefined, 'taken'],
  ['warned', facts('open'), undefined, 'taken'],
  ['warned', facts('taken', { sent: ['warned'] }), 'warned', 'taken'],
  ['warned', facts('taken', { aboutUserId: null }), 'nobody', 'taken'],
  ['warned', facts('dismissed'), 'closed', 'dismissed'],
])('%s when %j: obstacle %s, then %s', (deed, it, obstacle, state) => {
  expect(obstacleTo(deed, it)).toBe(obstacle);
  expect(obstacle ? it.state : stateAfter(deed, it)).toBe(state);
});

test.each<[readonly Act[], readonly string[]]>([
  [[], []],
  [['took', 'reminded', 'noted'], ['reminded']],
  [['reminded', 'undelivered'], []],
  [
    ['reminded', 'warned'],
    ['reminded', 'warned'],
  ],
  [['reminded', 'warned', 'unwarned'], ['reminded']],
  [['warned', 'appealed', 'lifted'], ['warned']],
  [['reminded', 'warned', 'resolved', 'reopened'], []],
  [['warned', 'reopened', 'warned'], ['warned']],
])('after %j, the person got %j', (acts, sent) => {
  expect(sentIn(acts.map((act) => ({ act })))).toEqual(sent);
});
