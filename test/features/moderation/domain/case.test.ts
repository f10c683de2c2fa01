import {
  type CaseFacts,
  type Deed,
  obstacleTo,
  type State,
  stateAfter,
} from '../../../../src/features/moderation/domain/case.js';

const facts = (state: State, more: Partial<CaseFacts> = {}): CaseFacts => ({
  state,
  aboutUserId: 'Ann',
  isReminded: false,
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
  ['reminded', facts('taken', { isReminded: true }), 'reminded', 'taken'],
  ['reminded', facts('open', { aboutUserId: null }), 'nobody', 'open'],
  ['reminded', facts('resolved'), 'closed', 'resolved'],
])('%s when %j: obstacle %s, then %s', (deed, it, obstacle, state) => {
  expect(obstacleTo(deed, it)).toBe(obstacle);
  expect(obstacle ? it.state : stateAfter(deed, it)).toBe(state);
});
