import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { chapters } from './stories/all.ts';
import { SETTINGS, type Setting } from './story.ts';

/** Every component in every state. The settings are in the URL. */
function Gallery() {
  const [chosen, setChosen] = useState(() => new URLSearchParams(location.search));

  function choose(setting: string, value: string): void {
    const next = new URLSearchParams(chosen);
    next.set(setting, value);
    history.replaceState(undefined, '', `?${next}${location.hash}`);
    setChosen(next);
  }

  return (
    <>
      <nav>
        {(Object.keys(SETTINGS) as Setting[]).map((setting) => (
          <label key={setting}>
            {setting}
            <select
              value={chosen.get(setting) ?? SETTINGS[setting][0]}
              onChange={({ currentTarget }) => choose(setting, currentTarget.value)}
            >
              {SETTINGS[setting].map((value) => (
                <option key={value}>{value}</option>
              ))}
            </select>
          </label>
        ))}
        {Object.entries(chapters).map(([title, stories]) => (
          <details key={title}>
            <summary>{title}</summary>
            {stories.map(({ component }) => (
              <a key={component} href={`#${component}`}>
                {component}
              </a>
            ))}
          </details>
        ))}
      </nav>
      <main>
        {Object.entries(chapters).map(([title, stories]) => (
          <section key={title}>
            <h2>{title}</h2>
            {stories.map(({ component, surface }) => (
              <article key={component} id={component}>
                <h3>{component}</h3> {surface}
                <Frame component={component} query={`component=${component}&${chosen}`} />
              </article>
            ))}
          </section>
        ))}
      </main>
    </>
  );
}

/** A component in its own frame, which isolates its stylesheets and is as high as its content. */
function Frame({ component, query }: { component: string; query: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(300);
  const [isLoaded, setIsLoaded] = useState(false);

  useEffect(() => {
    const content = isLoaded && frame.current?.contentDocument?.getElementById('frame');
    if (!content) return undefined;
    const observer = new ResizeObserver(() => setHeight(content.clientHeight));
    observer.observe(content);
    return () => observer.disconnect();
  }, [isLoaded]);

  return (
    <iframe
      ref={frame}
      title={component}
      loading="lazy"
      src={`frame.html#${query}`}
      height={height}
      onLoad={() => setIsLoaded(true)}
    />
  );
}

render(<Gallery />, document.body);
