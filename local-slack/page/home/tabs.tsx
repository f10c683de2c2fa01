import { useRef } from 'preact/hooks';
import type { AppTab } from '../../page-api/shown.js';
import { appChannel, useSlack } from '../live/slack.js';
import { useUnread } from '../sidebar/use-unread.js';

const NAMES: Readonly<Record<AppTab, string>> = { home: 'Home', messages: 'Messages' };

/** The app's tabs. The arrow keys move between them. */
export function Tabs({ tab }: { tab: AppTab }) {
  const slack = useSlack();
  const { tabs } = slack.workspace.app;
  const list = useRef<HTMLDivElement>(null);
  const unread = useUnread(appChannel(slack));

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = step === undefined ? undefined : tabs.at((tabs.indexOf(tab) + step) % tabs.length);
    if (!next) return;
    slack.go({ at: 'app', tab: next });
    list.current?.querySelector<HTMLElement>(`#app-tab-${next}`)?.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label={slack.workspace.app.name} ref={list} onKeyDown={onKeyDown}>
      {tabs.map((it) => (
        <button
          key={it}
          id={`app-tab-${it}`}
          type="button"
          role="tab"
          aria-selected={it === tab}
          aria-controls="app-panel"
          tabIndex={it === tab ? 0 : -1}
          onClick={() => slack.go({ at: 'app', tab: it })}
        >
          {NAMES[it]}
          {it === 'messages' && unread.count > 0 && tab !== 'messages' && (
            <span class="count">
              {unread.count}
              <span class="hidden"> unread</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
