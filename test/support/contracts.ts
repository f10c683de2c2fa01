import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const zodType = z.instanceof(z.ZodType);
const any = z.object({ id: z.string(), carry: zodType, isConfidential: z.boolean().optional() });
const contract = z.discriminatedUnion('kind', [
  any.extend({ kind: z.literal('action'), isInput: z.boolean().optional() }),
  any.extend({ kind: z.literal('modal'), form: zodType }),
]);

/** A button, list or modal of any feature. */
export type Contract = z.infer<typeof contract>;

/** The files outside the features that declare contracts. */
const TOP = ['acts', 'background', 'checklist', 'attention/attention', 'home', 'settings'].map((it) => `src/${it}.ts`);

/** Returns every module that declares contracts: those of the features, and `TOP`. */
export async function contractModules(): Promise<readonly Record<string, unknown>[]> {
  const files = readdirSync('src/features', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\bcontracts(\/.*)?\.ts$/.test(path))
    .map((path) => join('src/features', path));
  const modules = [];
  // Sequentially, because Jest cannot link modules concurrently.
  for (const file of [...files, ...TOP]) modules.push(await import(pathToFileURL(file).href));
  return modules;
}

/** Returns the contracts of all buttons, lists and modals. */
export async function contractsOfFeatures(): Promise<Contract[]> {
  return (await contractModules()).flatMap((module) =>
    Object.values(module).flatMap((it) => contract.safeParse(it).data ?? []),
  );
}

const deployable = z.union([
  z
    .object({ kind: z.enum(['action', 'modal']), id: z.string(), carry: zodType })
    .transform(({ kind, id, carry }) => ({ kind, id, shape: carry })),
  z
    .object({ name: z.string(), payload: zodType, dedupeKey: z.function() })
    .transform(({ name, payload }) => ({ kind: 'job' as const, id: name, shape: payload })),
]);

/** Returns the kind, id and payload schema of each button, modal and job; their payloads outlive deploys. */
export async function deployedContracts() {
  return (await contractModules()).flatMap((module) =>
    Object.values(module).flatMap((it) => deployable.safeParse(it).data ?? []),
  );
}

/** The ids to put into fields that take one. */
export interface Ids {
  readonly uuid: string;
  readonly user: string;
  readonly channel: string;
}

/**
 * Returns a value that the schema accepts, with these ids in every field that accepts one. Tries the values that forms
 * and buttons usually carry, and throws if none fits, so that a new kind of field is noticed.
 */
export function validValue(schema: z.ZodType, ids: Ids): { readonly value: unknown; readonly hasId: boolean } {
  const shape = z.object({ shape: z.record(z.string(), zodType) }).safeParse(schema).data?.shape ?? {};
  const choices = Object.entries(shape).map(([name, field]) => ({
    name,
    left: [...idsFor(name, field, ids), ...OTHERS].filter((it) => field.safeParse(it).success),
  }));
  for (;;) {
    const value = Object.fromEntries(choices.map(({ name, left }) => [name, left[0]]));
    const parsed = schema.safeParse(value);
    if (parsed.success) return { value, hasId: mentions(value, ids) };
    // A refinement across several fields reports the field to change.
    const wrong = choices.find(({ name }) => parsed.error.issues.some((issue) => issue.path[0] === name));
    if (!wrong || wrong.left.length < 2) throw new Error(`Nothing fits: ${parsed.error.message}`);
    wrong.left.shift();
  }
}

const CHOICES = [
  'lifted',
  'greeter',
  'organizer',
  'snooze',
  'skip',
  'ill',
  'done',
  'answer',
  'good',
  'thread',
  'own',
  'slack',
  'no',
  'zone',
  'week',
  'weekly',
  '1',
  '2',
  '3',
  '5',
  '7',
  '10',
  'home',
  'details',
  'edit',
  'now',
  'never',
  'leave',
  'correct',
  'change',
  'text',
  'everyone',
  'stand-up',
  'end',
  'yes',
];

/** Values that forms and buttons accept besides ids. A field that accepts none of them needs a new entry. */
const OTHERS = [true, '2026-12-01', '09:00', '18:00', ['1'], ...CHOICES, null, [], {}, undefined, 1];

/** Returns ids for a field whose name suggests one, or that refuses arbitrary text. */
function idsFor(name: string, field: z.ZodType, { uuid, user, channel }: Ids): unknown[] {
  const shapes = (id: string) => [id, [id], ...CHOICES.map((choice) => ({ [id]: choice }))];
  const takesText = shapes('some words').some((it) => field.safeParse(it).success);
  return [
    ...(/user|person|member|peer|greeter/i.test(name) ? shapes(user) : []),
    ...(/channel/i.test(name) ? shapes(channel) : []),
    ...(name === 'workspaceId' ? ['T1'] : []),
    ...(takesText ? [] : shapes(uuid)),
  ];
}

function mentions(value: unknown, ids: Ids): boolean {
  const text = JSON.stringify(value) ?? '';
  return Object.values(ids).some((id) => text.includes(id));
}

/** Returns a form as Slack sends it in `view.state.values`. */
export function stateValues(form: unknown): Record<string, { value: unknown }> {
  const state: Record<string, { value: unknown }> = {};
  const chosen = (value: unknown) => ({ text: { type: 'plain_text', text: String(value) }, value: String(value) });
  for (const [name, value] of Object.entries(z.record(z.string(), z.unknown()).parse(form))) {
    if (Array.isArray(value)) state[name] = { value: { type: 'checkboxes', selected_options: value.map(chosen) } };
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value))
        state[`${name}.${key}`] = { value: { type: 'radio_buttons', selected_option: chosen(inner) } };
    } else if (value !== undefined) state[name] = { value: { type: 'plain_text_input', value } };
  }
  return state;
}

/** Returns a press or a submission as Slack sends it, with these ids wherever the contract accepts one. */
export function payloadOf(contract: Contract, ids: Ids, trigger_id: string) {
  const carry = validValue(contract.carry, ids);
  if (contract.kind === 'action') {
    const actions = [
      { type: 'button', action_id: contract.id, block_id: 'b', value: JSON.stringify(carry.value), action_ts: '1.1' },
    ];
    // Of type `home`, because the trigger belongs to no modal.
    const view = { id: 'V1', type: 'home', private_metadata: JSON.stringify(carry.value) };
    const payload = { type: 'block_actions', trigger_id, actions, ...(contract.isInput ? { view } : {}) };
    return { hasId: carry.hasId, carry: carry.value, form: undefined, payload };
  }
  const form = validValue(contract.form, ids);
  const view = {
    id: 'V1',
    type: 'modal',
    callback_id: contract.id,
    private_metadata: JSON.stringify(carry.value),
    state: { values: stateValues(form.value) },
  };
  const payload = { type: 'view_submission', trigger_id, view };
  return { hasId: carry.hasId || form.hasId, carry: carry.value, form: form.value, payload };
}
