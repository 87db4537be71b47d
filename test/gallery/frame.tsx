import { render } from 'preact';
import { TextContext } from '../../components/text-context.tsx';
import { textIn } from '../../utils/text/text.ts';
import { blockFont } from './block-font.ts';
import { imitateForcedColours } from './forced-colours.ts';
import { type Look, looksOf } from './look.ts';
import { stories } from './stories/all.ts';
import { type State, type Story, widthOf } from './story.ts';
import { CLASSES, STYLES } from './surfaces.ts';

/** Draws the component that the address names in all its states, in every look that it names. */
async function draw(frame: HTMLElement): Promise<void> {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const story = stories.find(({ component }) => component === parameters.get('component'));
  render(null, frame);
  if (!story) return render(<Components />, frame);

  const looks = looksOf(parameters);
  const isForced = looks.some(({ theme }) => theme === 'forced');
  const css = STYLES[story.surface];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(isForced ? imitateForcedColours(css) : css);
  document.adoptedStyleSheets = [sheet];
  document.body.classList.toggle('blocks', looks[0].letters === 'blocks');
  // Nothing takes the focus for being drawn: there is one only, and many of what would have it.
  frame.inert = true;
  render(
    <div class={looks.length > 1 ? 'looks looks-compared' : 'looks'}>
      {looks.map((look) => (
        <States key={`${look.theme} ${look.language}`} story={story} look={look} />
      ))}
    </div>,
    frame,
  );
  await useHands(story, frame);
  frame.inert = false;
  dataset.drawn = story.component;
}

/** What the address can name. */
function Components() {
  return (
    <ul>
      {stories.map(({ component }) => (
        <li key={component}>
          <a href={`#component=${component}`}>{component}</a>
        </li>
      ))}
    </ul>
  );
}

function States({ story, look }: { story: Story; look: Look }) {
  const width = `${widthOf(story, look)}px`;
  return (
    <div class="look" data-theme={look.theme}>
      {Object.entries(story.states).map(([name, state]) => (
        <section key={name} class="state" style={{ width }}>
          <h2 class="state-name">{name}</h2>
          <div class="stage-room">
            <Stage story={story} state={state} look={look} />
          </div>
        </section>
      ))}
    </div>
  );
}

function Stage({ story, state, look }: { story: Story; state: State; look: Look }) {
  const text = textIn(look.language);
  const kind = story.isPart ? 'stage stage-part' : 'stage';
  return (
    <div
      class={`${CLASSES[story.surface]} ${kind}`}
      lang={text.locale}
      data-theme={look.theme === 'forced' ? 'light' : look.theme}
      data-density={look.density}
      data-look={story.surface === 'card' ? (state.cardLook ?? 'beside') : undefined}
    >
      <TextContext.Provider value={text}>{state.draw(text)}</TextContext.Provider>
    </div>
  );
}

/** What hands do in each state, in all looks; each act sees what came of the one before. */
async function useHands(story: Story, frame: HTMLElement): Promise<void> {
  const states = Object.values(story.states);
  const stages = [...frame.querySelectorAll<HTMLElement>('.stage')];
  await settled();
  const most = Math.max(...states.map(({ hands }) => hands.length));
  for (let act = 0; act < most; act++) {
    stages.forEach((stage, n) => {
      states[n % states.length]?.hands[act]?.(stage);
    });
    await settled();
  }
}

/** Promises of invented desks are kept by then, and what they change is drawn. */
async function settled(): Promise<void> {
  for (let frames = 0; frames < 2; frames++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve));
  }
}

document.fonts.add(await new FontFace('Blocks', blockFont()).load());

const { dataset } = document.documentElement;
const frame = document.getElementById('frame');
if (!frame) throw new Error('The page has no place for the component.');

function drawAnew(place: HTMLElement): Promise<void> {
  return draw(place).catch((error) => {
    dataset.problem = String(error);
  });
}

addEventListener('hashchange', () => drawAnew(frame));
await drawAnew(frame);
