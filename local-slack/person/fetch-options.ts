import { z } from 'zod';
import { type Option, optionsSchema, type Placed } from '../world/blocks.js';
import { interact, reject } from './interact.js';
import type { Person } from './person.js';
import { placeJson, type Surface } from './surface.js';

const answerSchema = z.union([
  z.object({ options: optionsSchema.max(100) }),
  z.object({ option_groups: z.array(z.object({ label: z.unknown(), options: optionsSchema.max(100) })).max(100) }),
]);

/** Requests the options of an external select for the typed text with `block_suggestion`. */
export async function fetchOptions(person: Person, surface: Surface, placed: Placed, typed: string): Promise<Option[]> {
  const { trigger_id: _, response_url: __, ...place } = placeJson(person, surface);
  const body = {
    type: 'block_suggestion',
    ...place,
    block_id: placed.blockId,
    action_id: placed.actionId,
    value: typed,
  };
  const answer = await interact(person, `block_suggestion ${placed.actionId}`, body, 'options');
  if (answer.failure !== undefined) return [];
  const read = answerSchema.safeParse(answer.body);
  if (!read.success) {
    reject(person, answer, 'invalid options');
    return [];
  }
  return 'options' in read.data ? read.data.options : read.data.option_groups.flatMap((group) => group.options);
}
