import type { ConfirmationDialog } from '@slack/types';
import { useState } from 'preact/hooks';
import type { ShownValue } from '../../page-api/shown.js';
import { laneOf, useSurface } from '../blocks/surface.js';
import { useSlack } from '../live/slack.js';
import { useConfirm } from '../modal/confirm.js';

/** What can be done with an element, and what is in it. */
export interface UsedElement {
  readonly value: ShownValue;
  /** The app has not answered yet. */
  readonly isBusy: boolean;
  /** Presses it, or chooses one of its options. */
  readonly press: (option?: unknown) => Promise<void>;
  /** Puts a value in, in Slack's shape; resolves with false if they thought better of it. */
  readonly fill: (value: unknown, how?: { readonly quietly: boolean }) => Promise<boolean>;
}

interface Usable {
  readonly action_id?: string;
  readonly confirm?: ConfirmationDialog;
}

export function useElement(blockId: string, { action_id: actionId = '', confirm }: Usable): UsedElement {
  const { act } = useSlack();
  const surface = useSurface();
  const isSure = useConfirm();
  const [isBusy, setBusy] = useState(false);
  const named = { surface: surface.named, blockId, actionId };
  const lane = laneOf(surface);

  async function press(option?: unknown): Promise<void> {
    if (isBusy || (confirm && !(await isSure(confirm)))) return;
    setBusy(true);
    await act('press', { ...named, option }, lane);
    setBusy(false);
  }

  async function fill(value: unknown, how = { quietly: false }): Promise<boolean> {
    if (confirm && !(await isSure(confirm))) return false;
    await act('fill', { ...named, value, ...how }, lane);
    return true;
  }

  return { value: surface.state[blockId]?.[actionId] ?? {}, isBusy, press, fill };
}
