import type { ConfirmationDialog } from '@slack/types';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useId, useState } from 'preact/hooks';
import { Text } from '../text/text.js';
import { Dialog } from '../ui/dialog.js';

type Ask = (dialog: ConfirmationDialog) => Promise<boolean>;

const AskContext = createContext<Ask>(() => Promise.resolve(true));

/** Returns a function that shows a confirm dialog and resolves with the answer. */
export function useConfirm(): Ask {
  return useContext(AskContext);
}

interface Question {
  readonly dialog: ConfirmationDialog;
  readonly answer: (isSure: boolean) => void;
}

/** Shows confirm dialogs above its children. */
export function Confirming({ children }: { children: ComponentChildren }) {
  const [question, setQuestion] = useState<Question>();

  function ask(dialog: ConfirmationDialog): Promise<boolean> {
    return new Promise((resolve) => {
      setQuestion({
        dialog,
        answer(isSure) {
          setQuestion(undefined);
          resolve(isSure);
        },
      });
    });
  }

  return (
    <AskContext.Provider value={ask}>
      {children}
      {question && <Sure {...question} />}
    </AskContext.Provider>
  );
}

function Sure({ dialog, answer }: Question) {
  const id = useId();
  const { title, text, confirm, deny, style } = dialog;
  return (
    <Dialog labelledBy={`${id}-title`} describedBy={`${id}-text`} class="window confirm" onCancel={() => answer(false)}>
      <header class="window-head">
        <h2 id={`${id}-title`}>{title?.text ?? 'Are you sure?'}</h2>
      </header>
      <div class="window-body" id={`${id}-text`}>
        <Text text={text} />
      </div>
      <footer class="window-foot">
        <button type="button" class="button" onClick={() => answer(false)}>
          {deny?.text ?? 'Cancel'}
        </button>
        <button
          type="button"
          class={style === 'danger' ? 'button danger' : 'button primary'}
          onClick={() => answer(true)}
        >
          {confirm?.text ?? 'Yes'}
        </button>
      </footer>
    </Dialog>
  );
}
