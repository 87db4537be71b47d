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

/** The stylesheets of each surface, and the classes of its body or of the card's panel. */
const SURFACES: Record<Surface, { css: string; class: string }> = {
  card: { css: CARD_STYLES, class: 'lens card' },
  popup: { css: popupStyles, class: 'lens popup' },
  sidepanel: { css: panelStyles, class: 'lens sidepanel' },
  options: { css: optionsStyles, class: 'lens options' },
  welcome: { css: welcomeStyles, class: 'lens options' },
};

/** The narrowest supported window, in CSS pixels. */
const NARROW = 320;

type Variant = { [S in Setting]: (typeof SETTINGS)[S][number] };

/** The variants that the URL requests. A picture shows both themes and both languages. */
function getVariants(parameters: URLSearchParams): Variant[] {
  const { theme, language, density, width } = SETTINGS;
  const chosen = <Value extends string>(setting: Setting, values: readonly [Value, Value]) =>
    values.find((value) => value === parameters.get(setting)) ?? values[0];
  const variant: Variant = {
    theme: chosen('theme', theme),
    language: chosen('language', language),
    density: chosen('density', density),
    width: chosen('width', width),
  };
  if (!parameters.has('picture')) return [variant];
  return [
    { ...variant, theme: 'light', language: 'en' },
    { ...variant, theme: 'dark', language: 'zh_CN' },
  ];
}

/** Renders all states of the component that the URL names, or a list of all components. */
async function draw(frame: HTMLElement): Promise<void> {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const story = stories.find(({ component }) => component === parameters.get('component'));
  render(null, frame);
  if (!story) return render(<ComponentList />, frame);

  const variants = getVariants(parameters);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SURFACES[story.surface].css);
  document.adoptedStyleSheets = [sheet];
  document.body.classList.toggle('blocks', parameters.has('picture'));
  await document.fonts.load('16px Blocks');
  // Many components take the focus when they appear, and only one can have it.
  frame.inert = true;
  render(
    <div class={variants.length > 1 ? 'variants variants-compared' : 'variants'}>
      {variants.map((variant) => (
        <States key={variant.theme} story={story} variant={variant} />
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

function States({ story, variant }: { story: Story; variant: Variant }) {
  const width = variant.width === 'narrow' ? NARROW : (story.width ?? WIDTHS[story.surface]);
  return (
    <div class="variant" data-theme={variant.theme}>
      {Object.entries(story.states).map(([name, state]) => (
        <section key={name} class="state" style={{ width: `${width}px` }}>
          <h2 class="state-name">{name}</h2>
          <div class="stage-frame">
            <Stage story={story} state={state} variant={variant} />
          </div>
        </section>
      ))}
    </div>
  );
}

function Stage({ story, state, variant }: { story: Story; state: State; variant: Variant }) {
  const text = createI18n(variant.language);
  const rendered = state.render(text);
  return (
    <div
      class={`${SURFACES[story.surface].class} stage ${story.isPart ? 'stage-part' : ''}`}
      lang={text.locale}
      data-theme={variant.theme}
      data-density={variant.density}
      data-variant={story.surface === 'card' ? (state.cardVariant ?? 'beside') : undefined}
    >
      <I18nContext.Provider value={text}>{story.wrap?.(rendered) ?? rendered}</I18nContext.Provider>
    </div>
  );
}

/** Runs the interactions of all states in step; each one sees the result of the one before. */
async function interact(story: Story, frame: HTMLElement): Promise<void> {
  const states = Object.values(story.states);
  const stages = [...frame.querySelectorAll<HTMLElement>('.stage')];
  await waitForRender();
  const maxSteps = Math.max(...states.map(({ interactions = [] }) => interactions.length));
  for (let step = 0; step < maxSteps; step++) {
    stages.forEach((stage, n) => {
      states[n % states.length]?.interactions?.[step]?.(stage);
    });
    await waitForRender();
  }
}

/** Waits until promises of callbacks have settled and their changes are rendered. */
async function waitForRender(): Promise<void> {
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
