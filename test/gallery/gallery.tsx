import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import icon from '../../assets/icon.svg';
import { Exhibit } from './exhibit.tsx';
import { CHOICES, type Choice } from './look.ts';
import { chapters } from './stories/all.ts';

/** Every component in every state: what is chosen stands in the address, so that it can be shown to somebody else. */
function Gallery() {
  const [chosen, choose] = useState(() => new URLSearchParams(location.search));
  useEffect(() => history.replaceState(null, '', `?${chosen}${location.hash}`), [chosen]);

  function set(name: string, value: string): void {
    const next = new URLSearchParams(chosen);
    if (value) next.set(name, value);
    else next.delete(name);
    choose(next);
  }

  const words = chosen.get('find') ?? '';
  const shown = Object.entries(chapters)
    .map(([title, all]) => ({
      title,
      stories: all.filter((each) => each.component.includes(words)),
    }))
    .filter(({ stories }) => stories.length > 0);
  document.body.dataset.theme = chosen.get('theme') === 'dark' ? 'dark' : 'light';
  return (
    <div class="gallery">
      <nav class="index" aria-label="Components">
        <h1 class="brand">
          <img src={icon} alt="" /> Gallery
        </h1>
        <input
          type="search"
          value={words}
          aria-label="Find a component"
          placeholder="Find a component"
          onInput={({ currentTarget }) => set('find', currentTarget.value)}
        />
        {shown.map(({ title, stories }) => (
          <section key={title}>
            <h2>{title}</h2>
            {stories.map(({ component }) => (
              <a key={component} href={`#${component}`}>
                {component}
              </a>
            ))}
          </section>
        ))}
      </nav>
      <main>
        <div class="switches">
          {(Object.keys(CHOICES) as Choice[]).map((choice) => (
            <Switch
              key={choice}
              choice={choice}
              chosen={chosen.get(choice)}
              choose={(value) => set(choice, value)}
            />
          ))}
        </div>
        <div class="chapters">
          {shown.map(({ title, stories }) => (
            <section key={title}>
              <h2>{title}</h2>
              <div class="exhibits">
                {stories.map((story) => (
                  <Exhibit key={story.component} story={story} parameters={chosen} />
                ))}
              </div>
            </section>
          ))}
        </div>
      </main>
    </div>
  );
}

interface SwitchProps {
  choice: Choice;
  chosen: string | null;
  choose(value: string): void;
}

function Switch({ choice, chosen, choose }: SwitchProps) {
  const [usual] = CHOICES[choice];
  return (
    <fieldset>
      <legend>{choice}</legend>
      {CHOICES[choice].map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === (chosen ?? usual)}
          onClick={() => choose(value)}
        >
          {value}
        </button>
      ))}
    </fieldset>
  );
}

const place = document.getElementById('gallery');
if (place) render(<Gallery />, place);
