import { createNames } from '../../../src/core/database/statement-names.js';

const used = (times: number, statement: string, nameOf = createNames()) =>
  Array.from({ length: times }, () => nameOf(statement));

test('a statement is named once it is used often, and keeps its name', () => {
  const nameOf = createNames();
  expect(used(6, 'select 1', nameOf)).toEqual([undefined, undefined, undefined, undefined, 'hearth_1', 'hearth_1']);
  expect(used(5, 'select 2', nameOf).at(-1)).toBe('hearth_2');
  expect(nameOf('select 1')).toBe('hearth_1');
});

test('at most 200 statements are named', () => {
  const nameOf = createNames();
  const last = Array.from({ length: 250 }, (_, i) => used(5, `select ${i}`, nameOf).at(-1));
  expect(last.filter(Boolean)).toHaveLength(200);
  expect(nameOf('select 0')).toBe('hearth_1');
});
