import { options, type VNode } from 'preact';
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../utils/i18n/i18n.ts';
import { stories } from '../../gallery/stories/all.ts';
import type { Story } from '../../gallery/story.ts';
import { LANGUAGES, LEAKS, renderIn } from '../support/render.tsx';

/** The modules of `components/` by file name. */
const modules = new Map(
  Object.entries(
    import.meta.glob<Record<string, unknown>>('../../../components/**/*.tsx', { eager: true }),
  ).map(([path, exported]) => [path.replace(/.*\/|\.tsx$/g, ''), exported]),
);

/** The names and components that a file exports. */
function componentsIn(file: string): [string, unknown][] {
  return Object.entries(modules.get(file) ?? {}).filter(
    ([name, value]) => typeof value === 'function' && /^[A-Z](?!.*Context$)/.test(name),
  );
}

/** Renders every state of a story in both languages. Returns the markup and the components that were rendered. */
function renderStates({ states }: Story) {
  const components = new Set<unknown>();
  const { vnode: before } = options;
  options.vnode = (vnode: VNode) => {
    components.add(vnode.type);
    before?.(vnode);
  };
  const markup = LANGUAGES.flatMap((language) =>
    Object.values(states).map(({ render }) => renderIn(language, render(createI18n(language)))),
  );
  options.vnode = before;
  return { components, markup };
}

/** The live regions in a piece of markup. */
function liveRegions(html: string): string[] {
  return [...html.matchAll(/<(\w+)\b[^>]* role="(?:status|alert)"[^>]*>/g)].map((start) => {
    const [, tag = ''] = start;
    const rest = html.slice(start.index);
    let depth = 0;
    for (const each of rest.matchAll(new RegExp(`<(/?)${tag}\\b[^>]*?(/?)>`, 'g'))) {
      if (!each[2]) depth += each[1] ? -1 : 1;
      if (depth === 0) return rest.slice(0, each.index);
    }
    return rest;
  });
}

describe('the gallery', () => {
  it('has one story for each file that exports a component', () => {
    const files = [...modules.keys()].filter((file) => componentsIn(file).length > 0);
    expect(stories.map(({ component }) => component).sort()).toEqual(files.sort());
  });

  it.each(stories)('renders all components of $component in both languages', (story) => {
    const { components, markup } = renderStates(story);
    const missing = componentsIn(story.component)
      .filter(([, component]) => !components.has(component))
      .map(([name]) => name);
    expect(missing).toEqual([]);
    expect(markup.filter((html) => LEAKS.test(html))).toEqual([]);
    // Screen readers would announce a control in a live region with its label.
    const regions = markup.flatMap(liveRegions);
    expect(regions.filter((html) => /<(?:a|button|input|select)\b/.test(html))).toEqual([]);
    expect(markup.filter((html) => html.includes('aria-live'))).toEqual([]);
  });
});
