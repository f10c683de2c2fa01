import { laneOf } from '../blocks/surface.js';
import { useSlack } from '../live/slack.js';
import { Dialog } from '../ui/dialog.js';
import { Toasts } from '../ui/toasts.js';
import { Modal, titleId } from './modal.js';

/** The open modals. Only the top one is shown. */
export function Modals() {
  const { snapshot, act } = useSlack();
  const stack = [...snapshot.view.values()].filter((it) => it.type === 'modal').sort((a, b) => a.depth - b.depth);
  const top = stack.at(-1);
  if (!top) return null;
  return (
    <Dialog
      labelledBy={titleId(top)}
      class="window modal"
      onCancel={() => void act('close', { view: top.id }, laneOf({ named: { view: top.id } }))}
    >
      <Modal key={top.id} view={top} below={stack.at(-2)} />
      <Toasts />
    </Dialog>
  );
}
