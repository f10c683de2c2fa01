import type { ConfirmationDialog } from '@slack/types';
import { useState } from 'preact/hooks';
import type { ShownValue } from '../../page-api/shown.js';
import { laneOf, useSurface } from '../blocks/surface.js';
import { useSlack } from '../live/slack.js';
import { useConfirm } from '../modal/confirm.js';

/** The value of an element and the actions on it. */
export interface UsedElement {
  readonly value: ShownValue;
  /** The app has not responded yet. */
  readonly isBusy: boolean;
  /** Presses the element, or chooses one of its options. */
  readonly press: (option?: unknown) => Promise<void>;
  /** Sets the value in Slack's shape. Resolves with false if the person cancels the confirm dialog. */
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
