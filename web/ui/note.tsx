import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { placeBeside } from './place-beside.ts';
import { useScene } from './store-context.ts';

/** A small button that shows a note; Escape, a click elsewhere or its own button close it. */
export function Note({ label, title, children }: { label: string; title: string; children: ComponentChildren }) {
  const { messages } = useScene();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button ref={button} type="button" class="icon-button note-button" aria-label={label} popoverTarget={id}>
        <Icon name="info" />
      </button>
      <div
        id={id}
        popover="auto"
        class="note card"
        role="dialog"
        aria-label={title}
        onToggle={(event) => {
          if (event.newState === 'open' && button.current) placeBeside(event.currentTarget, button.current);
        }}
      >
        <div class="card-head">
          <h4>{title}</h4>
          <button
            type="button"
            class="icon-button"
            aria-label={messages.text('close')}
            popoverTarget={id}
            popoverTargetAction="hide"
          >
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </>
  );
}
