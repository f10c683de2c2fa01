import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ShownView } from '../../page-api/shown.js';
import { Blocks } from '../blocks/blocks.js';
import { laneOf, SurfaceContext } from '../blocks/surface.js';
import { userCalled, useSlack } from '../live/slack.js';
import { Avatar } from '../ui/avatar.js';
import { focusFirst } from '../ui/dialog.js';
import { Icon } from '../ui/icon.js';
import { focusError, submitByKeys } from './keys.js';

export function titleId(view: ShownView): string {
  return `title-${view.id}`;
}

/** A modal with its title, blocks and buttons. */
export function Modal({ view, below }: { view: ShownView; below: ShownView | undefined }) {
  const { act } = useSlack();
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const surface = useMemo(
    () => ({ named: { view: view.id }, state: view.state, errors: view.errors, channel: undefined }),
    [view],
  );
  const lane = laneOf(surface);
  useLayoutEffect(() => focusFirst(form.current), []);
  useErrorFocus(form, view.errors);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isBusy || view.submit === undefined) return;
    setBusy(true);
    await act('submit', { view: view.id }, lane);
    setBusy(false);
    focusError(form.current);
  }

  return (
    <form ref={form} class="modal-form" noValidate onKeyDown={submitByKeys} onSubmit={(event) => void submit(event)}>
      <Head view={view} below={below} />
      <SurfaceContext.Provider value={surface}>
        <div class="window-body">
          <Blocks blocks={view.blocks} />
        </div>
      </SurfaceContext.Provider>
      <footer class="window-foot">
        <button type="button" class="button" onClick={() => void act('close', { view: view.id }, lane)}>
          {view.close}
        </button>
        {view.submit !== undefined && (
          <button type="submit" class={isBusy ? 'button primary busy' : 'button primary'} aria-busy={isBusy}>
            {view.submit}
          </button>
        )}
      </footer>
    </form>
  );
}

function Head({ view, below }: { view: ShownView; below: ShownView | undefined }) {
  const { act, workspace, snapshot } = useSlack();
  const { botUser } = workspace.app;
  return (
    <header class="window-head">
      {botUser !== undefined && <Avatar user={userCalled(snapshot, botUser)} size="small" />}
      <h2 id={titleId(view)}>{view.title}</h2>
      <button
        type="button"
        class="quiet-button"
        aria-label={below ? 'Close all windows' : 'Close this window'}
        title={below ? 'Close all' : 'Close'}
        onClick={() => void act('closeAll', {})}
      >
        <Icon name="close" />
      </button>
    </header>
  );
}

/** Focuses the first invalid field when the errors change. */
function useErrorFocus(form: { readonly current: HTMLElement | null }, errors: ShownView['errors']): void {
  // Every filled field creates a new view object, so compare the content of the errors.
  const said = JSON.stringify(errors);
  useEffect(() => {
    if (said !== '{}') focusError(form.current);
  }, [form, said]);
}
