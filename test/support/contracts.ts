import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { features } from '../../src/features/index.js';

const zodType = z.instanceof(z.ZodType);
const contract = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('action'), id: z.string(), carry: zodType }),
  z.object({ kind: z.literal('modal'), id: z.string(), carry: zodType, form: zodType }),
]);

/** What people can press or submit, of all features. */
export type Contract = z.infer<typeof contract>;

/** The files outside of features that declare contracts. */
const TOP = ['acts', 'background', 'attention/attention', 'home', 'settings'].map((it) => `src/${it}.ts`);

/** Every module that declares contracts: one of each feature, and what is put together from all of them. */
export async function contractModules(): Promise<readonly Record<string, unknown>[]> {
  const files = features.map(({ name }) => join('src/features', name, 'contracts.ts'));
  const modules = [];
  // One after the other: Jest cannot link modules at the same time.
  for (const file of [...files, ...TOP]) modules.push(await import(pathToFileURL(file).href));
  return modules;
}

/** Every button, list and modal there is. */
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

/** What messages and the queue carry for as long as they last, with the shape of it: every button, modal and job. */
export async function deployedContracts() {
  return (await contractModules()).flatMap((module) =>
    Object.values(module).flatMap((it) => deployable.safeParse(it).data ?? []),
  );
}

/** What is put wherever an id belongs. */
export interface Ids {
  readonly uuid: string;
  readonly user: string;
  readonly channel: string;
}

/**
 * A value that the schema takes, with these ids wherever it takes any: found by trying what forms and buttons carry. Throws when nothing
 * fits, so that a new kind of field is noticed.
 */
export function fitting(schema: z.ZodType, ids: Ids): { readonly value: unknown; readonly hasId: boolean } {
  const shape = z.object({ shape: z.record(z.string(), zodType) }).safeParse(schema).data?.shape ?? {};
  const choices = Object.entries(shape).map(([name, field]) => ({
    name,
    left: [...idsFor(name, field, ids), ...OTHERS].filter((it) => field.safeParse(it).success),
  }));
  for (;;) {
    const value = Object.fromEntries(choices.map(({ name, left }) => [name, left[0]]));
    const parsed = schema.safeParse(value);
    if (parsed.success) return { value, hasId: mentions(value, ids) };
    // A rule over several fields names the one to change.
    const wrong = choices.find(({ name }) => parsed.error.issues.some((issue) => issue.path[0] === name));
    if (!wrong || wrong.left.length < 2) throw new Error(`Nothing fits: ${parsed.error.message}`);
    wrong.left.shift();
  }
}

const CHOICES = ['done', 'good', 'thread', 'own', 'slack', 'no', 'zone', 'week', '1', '2', '3', '5', '7', '10'];

/** What forms and buttons take besides ids; a field that takes none of these adds one. */
const OTHERS = [true, '2026-12-01', '09:00', '18:00', ['1'], ...CHOICES, null, [], {}, undefined, 1];

/** Ids for a field that takes some: under a name that says so, or because it takes no other words. */
function idsFor(name: string, field: z.ZodType, { uuid, user, channel }: Ids): unknown[] {
  const shapes = (id: string) => [id, [id], ...CHOICES.map((choice) => ({ [id]: choice }))];
  const words = shapes('some words').some((it) => field.safeParse(it).success);
  return [
    ...(/user|person|member|peer|greeter/i.test(name) ? shapes(user) : []),
    ...(/channel/i.test(name) ? shapes(channel) : []),
    ...(name === 'workspaceId' ? ['T1'] : []),
    ...(words ? [] : shapes(uuid)),
  ];
}

function mentions(value: unknown, ids: Ids): boolean {
  const text = JSON.stringify(value) ?? '';
  return Object.values(ids).some((id) => text.includes(id));
}

/** A form as Slack sends it in `view.state.values`. */
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

/** A press or a submission as Slack sends it, with these ids wherever the contract takes any. */
export function payloadOf(contract: Contract, ids: Ids, trigger_id: string) {
  const carry = fitting(contract.carry, ids);
  if (contract.kind === 'action') {
    const actions = [
      { type: 'button', action_id: contract.id, block_id: 'b', value: JSON.stringify(carry.value), action_ts: '1.1' },
    ];
    const payload = { type: 'block_actions', trigger_id, actions };
    return { hasId: carry.hasId, carry: carry.value, form: undefined, payload };
  }
  const form = fitting(contract.form, ids);
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
