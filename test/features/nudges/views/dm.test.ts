import { claimedMessage } from '../../../../src/features/nudges/views/dm.js';

test('writing to the member is the main button of a request that was taken on, before the outcomes', () => {
  const why = { rule: '', facts: '' };
  const { blocks, buttons } = claimedMessage({ caseId: '0b0f6f0e-6a5c-4c7e-9a55-0d5f1f4c1a11', name: 'Ann B.', why });
  expect(blocks).toMatchObject([{ accessory: { text: { text: 'Write to Ann' }, style: 'primary' } }]);
  expect(buttons.map(({ text, style }) => [text.text, style])).toEqual([
    ['I wrote', undefined],
    ['They’re OK', undefined],
    ['Can’t right now', undefined],
  ]);
});
