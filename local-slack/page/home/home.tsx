import { useMemo } from 'preact/hooks';
import { Blocks } from '../blocks/blocks.js';
import { SurfaceContext } from '../blocks/surface.js';
import { useSlack } from '../live/slack.js';

/** The Home tab that the app published for this person. */
export function Home() {
  const { snapshot, workspace } = useSlack();
  const view = [...snapshot.view.values()].find((it) => it.type === 'home');
  const surface = useMemo(
    () => view && { named: { view: view.id }, state: view.state, errors: view.errors, channel: undefined },
    [view],
  );
  if (!view || !surface) return <p class="empty">{workspace.app.name} has not put anything here yet.</p>;
  return (
    <div class="scroll">
      <h2 class="hidden">Home</h2>
      <SurfaceContext.Provider value={surface}>
        <div class="home">
          <Blocks blocks={view.blocks} />
        </div>
      </SurfaceContext.Provider>
    </div>
  );
}
