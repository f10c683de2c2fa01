import fc from 'fast-check';
import { type Guidelines, isSame } from '../../../../src/features/guidelines/domain/content.js';
import { rebased } from '../../../../src/features/guidelines/domain/merge.js';

const content = fc
  .uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.constantFrom('1', '2', '3') }), {
    selector: ({ id }) => id,
  })
  .map((all): Guidelines => all.map(({ id, text }) => ({ id, title: id, rules: [{ text, isFirst: false }] })))
  .map((all) => [...all].sort((a, b) => a.id.localeCompare(b.id)));

const find = (all: Guidelines, id: string) => all.filter((it) => it.id === id);

test('what a draft changed is kept, and everything else is as the other organizer published it', () => {
  fc.assert(
    fc.property(content, content, content, (base, mine, theirs) => {
      const both = rebased(base, mine, theirs);
      for (const id of ['a', 'b', 'c', 'd']) {
        const [was, own, other] = [find(base, id), find(mine, id), find(theirs, id)];
        const isMine = !isSame(own, was) && (own.length > 0 || isSame(other, was));
        expect(find(both, id)).toEqual(isMine ? own : other);
      }
    }),
  );
});
