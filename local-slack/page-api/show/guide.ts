import type { Person } from '../../person/person.js';
import { personNamed } from '../../world/guide.js';
import { placeOf } from '../begin.js';
import type { ShownGuide } from '../shown.js';

/** The guide of the person's workspace, if it has one. */
export function showGuide({ workspace }: Person): ReadonlyMap<string, ShownGuide> {
  if (!workspace.guide) return new Map();
  const { id, guide, done } = workspace.guide;
  const { title, sentence } = guide;
  const [first] = guide.steps;
  const steps = guide.steps.map(({ id, label, hint, after, as, until, minutes, command }) => ({
    id,
    label,
    hint,
    after,
    as,
    user: personNamed(workspace, as)?.id,
    until: until?.getTime(),
    minutes,
    command,
    isDone: done.has(id),
  }));
  return new Map([['', { id, title, sentence, steps, start: first && placeOf({ workspace }, first) }]]);
}
