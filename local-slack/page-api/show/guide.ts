import type { Person } from '../../person/person.js';
import { personNamed } from '../../world/guide.js';
import type { ShownGuide } from '../shown.js';

/** The guide of the person's workspace, if it has one. */
export function showGuide({ workspace }: Person): ReadonlyMap<string, ShownGuide> {
  if (!workspace.guide) return new Map();
  const { guide, done } = workspace.guide;
  const { title, sentence } = guide;
  const steps = guide.steps.map(({ id, label, hint, as, until, minutes, command }) => ({
    id,
    label,
    hint,
    as,
    user: personNamed(workspace, as)?.id,
    until: until?.getTime(),
    minutes,
    command,
    isDone: done.has(id),
  }));
  return new Map([['', { title, sentence, steps }]]);
}
