import { useEffect, useRef, useState } from 'preact/hooks';
import { looksOf } from './look.ts';
import { type Story, widthOf } from './story.ts';

interface Props {
  story: Story;
  /** The look that was chosen. */
  parameters: URLSearchParams;
}

/** What the frame has around and between states, in CSS pixels. */
const PADDING = 12;
const GAP = 16;

/**
 * A component in a frame of its own, which its stylesheets do not reach out of: as wide as all of its states or as the
 * page, and as high as what is in it.
 */
export function Exhibit({ story, parameters }: Props) {
  const { component, surface } = story;
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(300);
  const [isLoaded, setLoaded] = useState(false);

  useEffect(() => {
    const content = isLoaded && frame.current?.contentDocument?.getElementById('frame');
    if (!content) return undefined;
    const observer = new ResizeObserver(() => setHeight(content.clientHeight));
    observer.observe(content);
    return () => observer.disconnect();
  }, [isLoaded]);

  const [look] = looksOf(parameters);
  const count = Object.keys(story.states).length;
  const width = 2 * PADDING + count * (widthOf(story, look) + GAP) - GAP;
  const address = new URLSearchParams(parameters);
  address.delete('find');
  address.set('component', component);
  return (
    <section id={component} class="exhibit">
      <header>
        <h3>{component}</h3>
        <small>{surface}</small>
      </header>
      <iframe
        ref={frame}
        title={component}
        loading="lazy"
        src={`frame.html#${address}`}
        style={{ width: `${width}px` }}
        height={height}
        onLoad={() => setLoaded(true)}
      />
    </section>
  );
}
