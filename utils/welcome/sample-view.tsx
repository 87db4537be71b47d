import { render } from 'preact';
import { HoverCard } from '../../components/hover-card.tsx';
import { TextContext } from '../../components/text-context.tsx';
import type { Appearance } from '../appearance.ts';
import { copyFrom } from '../card/copy.ts';
import { createHost, showHost } from '../card/host.ts';
import { place } from '../card/place.ts';
import type { HoverView } from '../hover/follow.ts';
import type { Target } from '../hover/target.ts';
import type { Text } from '../text/text.ts';
import { SAMPLE_ID, sampleAnswer } from './sample.ts';

/** How the card speaks and looks. */
export interface SampleLook {
  text: Text;
  theme: Appearance['theme'];
}

/** Draws the real card of the invented GPT: nobody is asked. */
export function createSampleView({ text, theme }: SampleLook, onHidden: () => void): HoverView {
  const host = createHost();
  let stopPlacing: (() => void) | undefined;

  function open(target: Target): void {
    const now = Date.now();
    host.panel.dataset.theme = theme;
    render(
      <TextContext.Provider value={text}>
        <HoverCard
          id={SAMPLE_ID}
          answer={sampleAnswer(text, now)}
          now={now}
          copy={copyFrom(host.panel)}
          // A GPT that was found offers no way out.
          onWayOut={() => {}}
          onDetails={() => {}}
        />
      </TextContext.Provider>,
      host.panel,
    );
    showHost(host, target.node);
    stopPlacing = place(host.panel, target, onHidden);
  }

  function close(): void {
    stopPlacing?.();
    stopPlacing = undefined;
    render(null, host.panel);
    host.element.remove();
  }

  return {
    holds: (node) => node === host.element,
    show(state) {
      if (state.at !== 'open') close();
      else if (!stopPlacing) open(state.target);
    },
  };
}
