import { options, type VNode } from 'preact';
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../utils/i18n/i18n.ts';
import { stories } from '../../gallery/stories/all.ts';
import type { Story } from '../../gallery/story.ts';
import { LANGUAGES, LEAKS, renderIn } from '../support/render.tsx';

/** The modules of `components/`, by the names of their files. */
const modules = new Map(
  Object.entries(
    import.meta.glob<Record<string, unknown>>('../../../components/*/*.tsx', { eager: true }),
  ).map(([path, exported]) => [path.replace(/.*\/|\.tsx$/g, ''), exported]),
);

/** The components that a file exports, by their names. */
function componentsIn(file: string): [string, unknown][] {
  return Object.entries(modules.get(file) ?? {}).filter(
    ([name, value]) => typeof value === 'function' && /^[A-Z](?!.*Context$)/.test(name),
  );
}

/** Draws every state of a story in both languages; gives the markup, and the components that were drawn. */
function drawn({ states }: Story) {
  const components = new Set<unknown>();
  const { vnode: before } = options;
  options.vnode = (vnode: VNode) => {
    components.add(vnode.type);
    before?.(vnode);
  };
  const markup = LANGUAGES.flatMap((language) =>
    Object.values(states).map(({ draw }) => renderIn(language, draw(createI18n(language)))),
  );
  options.vnode = before;
  return { components, markup };
}

/** The elements of a markup that are read aloud when they change. */
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
  it('has a story of each file that exports a component, and of nothing else', () => {
    const wanted = [...modules.keys()].filter((file) => componentsIn(file).length > 0);
    expect(stories.map(({ component }) => component).sort()).toEqual(wanted.sort());
  });

  it.each(stories)('shows all that $component exports, in both languages', (story) => {
    const { components, markup } = drawn(story);
    const missing = componentsIn(story.component)
      .filter(([, component]) => !components.has(component))
      .map(([name]) => name);
    expect(missing).toEqual([]);
    expect(markup.filter((html) => LEAKS.test(html))).toEqual([]);
    // A control in a live region is read aloud with its words.
    const regions = markup.flatMap(liveRegions);
    expect(regions.filter((html) => /<(?:a|button|input|select)\b/.test(html))).toEqual([]);
    expect(markup.filter((html) => html.includes('aria-live'))).toEqual([]);
  });
});
