import { useEffect, useRef, useState } from 'preact/hooks';
import type { Story } from './story.ts';

interface Props {
  story: Story;
  /** The look that was chosen. */
  parameters: URLSearchParams;
}

interface Size {
  width: number;
  height: number;
}

/** A component in a frame of its own, as large as what is in it: its stylesheets reach nothing else. */
export function Exhibit({ story: { component, surface }, parameters }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [size, setSize] = useState<Size>({ width: 400, height: 300 });
  const [isLoaded, setLoaded] = useState(false);

  useEffect(() => {
    const content = isLoaded && frame.current?.contentDocument?.getElementById('frame');
    if (!content) return undefined;
    const observer = new ResizeObserver(() => {
      const looks = content.firstElementChild;
      if (looks) setSize({ width: looks.clientWidth, height: looks.clientHeight });
    });
    observer.observe(content);
    return () => observer.disconnect();
  }, [isLoaded]);

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
        {...size}
        onLoad={() => setLoaded(true)}
      />
    </section>
  );
}
