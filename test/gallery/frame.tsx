/// <reference types="vite/client" />
import { render } from 'preact';
import { I18nContext } from '../../components/ui/i18n-context.tsx';
import optionsStyles from '../../entrypoints/options/style.css?inline';
import popupStyles from '../../entrypoints/popup/style.css?inline';
import panelStyles from '../../entrypoints/sidepanel/style.css?inline';
import welcomeStyles from '../../entrypoints/welcome/style.css?inline';
import { CARD_STYLES } from '../../utils/content/card/styles.ts';
import { createI18n } from '../../utils/i18n/i18n.ts';
import { stories } from './stories/all.ts';
import { SETTINGS, type Setting, type State, type Story, type Surface, WIDTHS } from './story.ts';

/** The stylesheets that a surface loads, and the class of its body or of the card's panel. */
const SURFACES: Record<Surface, { css: string; class: string }> = {
  card: { css: CARD_STYLES, class: 'lens card' },
  popup: { css: popupStyles, class: 'lens popup' },
  sidepanel: { css: panelStyles, class: 'lens sidepanel' },
  options: { css: optionsStyles, class: 'lens options' },
  welcome: { css: welcomeStyles, class: 'lens options' },
};

/** As narrow as the narrowest window that people have. */
const NARROW = 320;

type Look = { [S in Setting]: (typeof SETTINGS)[S][number] };

/** The looks that the address asks for; a picture shows both themes and both languages. */
function looksOf(parameters: URLSearchParams): Look[] {
  const { theme, language, density, width } = SETTINGS;
  const chosen = <Value extends string>(setting: Setting, values: readonly [Value, Value]) =>
    values.find((value) => value === parameters.get(setting)) ?? values[0];
  const look: Look = {
    theme: chosen('theme', theme),
    language: chosen('language', language),
    density: chosen('density', density),
    width: chosen('width', width),
  };
  if (!parameters.has('picture')) return [look];
  return [
    { ...look, theme: 'light', language: 'en' },
    { ...look, theme: 'dark', language: 'zh_CN' },
  ];
}

/** Draws the component that the address names in all of its states, or a list of all components. */
async function draw(frame: HTMLElement): Promise<void> {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const story = stories.find(({ component }) => component === parameters.get('component'));
  render(null, frame);
  if (!story) return render(<ComponentList />, frame);

  const looks = looksOf(parameters);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SURFACES[story.surface].css);
  document.adoptedStyleSheets = [sheet];
  document.body.classList.toggle('blocks', parameters.has('picture'));
  await document.fonts.load('16px Blocks');
  // Many components would take the focus when drawn, and only one can have it.
  frame.inert = true;
  render(
    <div class={looks.length > 1 ? 'looks looks-compared' : 'looks'}>
      {looks.map((look) => (
        <States key={look.theme} story={story} look={look} />
      ))}
    </div>,
    frame,
  );
  await interact(story, frame);
  frame.inert = false;
  dataset.drawn = story.component;
}

function ComponentList() {
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
  const width = look.width === 'narrow' ? NARROW : (story.width ?? WIDTHS[story.surface]);
  return (
    <div class="look" data-theme={look.theme}>
      {Object.entries(story.states).map(([name, state]) => (
        <section key={name} class="state" style={{ width: `${width}px` }}>
          <h2 class="state-name">{name}</h2>
          <div class="stage-frame">
            <Stage story={story} state={state} look={look} />
          </div>
        </section>
      ))}
    </div>
  );
}

function Stage({ story, state, look }: { story: Story; state: State; look: Look }) {
  const text = createI18n(look.language);
  return (
    <div
      class={`${SURFACES[story.surface].class} stage ${story.isPart ? 'stage-part' : ''}`}
      lang={text.locale}
      data-theme={look.theme}
      data-density={look.density}
      data-variant={story.surface === 'card' ? (state.cardLook ?? 'beside') : undefined}
    >
      <I18nContext.Provider value={text}>{state.draw(text)}</I18nContext.Provider>
    </div>
  );
}

/** Does in every stage what its state needs; each interaction sees the result of the one before. */
async function interact(story: Story, frame: HTMLElement): Promise<void> {
  const states = Object.values(story.states);
  const stages = [...frame.querySelectorAll<HTMLElement>('.stage')];
  await untilDrawn();
  const most = Math.max(...states.map(({ interactions = [] }) => interactions.length));
  for (let step = 0; step < most; step++) {
    stages.forEach((stage, n) => {
      states[n % states.length]?.interactions?.[step]?.(stage);
    });
    await untilDrawn();
  }
}

/** By then the promises of callbacks have settled, and what they change is drawn. */
async function untilDrawn(): Promise<void> {
  for (let frames = 0; frames < 2; frames++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve));
  }
}

const { dataset } = document.documentElement;

async function redraw(): Promise<void> {
  try {
    await draw(document.getElementById('frame') ?? document.body);
  } catch (error) {
    dataset.problem = String(error);
  }
}

addEventListener('hashchange', redraw);
await redraw();
