import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { queuesWaitingForTabs } from '../support/queue-waits.ts';
import {
  getImports,
  importGraph,
  readSources,
  removeComments,
  type Source,
} from '../support/sources.ts';

const all = readSources('entrypoints', 'components', 'utils');

/** The files whose code, comments aside, shows a pattern. */
function filesWith(pattern: RegExp, sources: Source[] = all): string[] {
  return sources.filter(({ code }) => pattern.test(removeComments(code))).map(({ path }) => path);
}

function filesThatImport(pattern: RegExp, sources: Source[] = all): string[] {
  return sources
    .filter((source) => getImports(source).some((name) => pattern.test(name)))
    .map(({ path }) => path);
}

it('in our own pages, what ends with a view is ended by `onAbort`, which no view escapes', () => {
  const ours = readSources('entrypoints', 'components', 'utils').filter(({ path }) =>
    /^(?:entrypoints|components|utils\/(?:extension-pages|user-data|messages|settings))\//.test(
      path,
    ),
  );
  expect(filesWith(/addEventListener\(\s*'abort'/, ours)).toEqual([]);
});

/** The folders of each layer, and what their files may import at run time besides each other. */
const SHARED = ['utils/gpt', 'utils/i18n', 'utils/lib', 'utils/messages', 'utils/settings'];
const PANEL_VIEW = [
  ...['components/gpt', 'components/panel', 'components/ui', 'utils/extension-pages'],
  ...[
    'utils/gpt',
    'utils/i18n',
    'utils/lib',
    'utils/messages',
    'utils/settings',
    'utils/user-data',
  ],
];
const MAY_IMPORT: Record<string, string[]> = {
  'utils/lib': [],
  'utils/gpt': ['utils/lib'],
  'utils/settings': ['utils/lib'],
  'utils/i18n': ['locales', 'utils/settings'],
  'utils/messages': ['utils/gpt', 'utils/lib'],
  'utils/gateway': ['utils/gpt', 'utils/lib'],
  'utils/lookup': ['utils/gateway', 'utils/gpt', 'utils/lib', 'utils/settings'],
  'utils/user-data': ['utils/gpt', 'utils/lib'],
  'utils/content': ['assets', 'components/card', 'components/ui', ...SHARED],
  'utils/background': [
    ...SHARED,
    ...['utils/content/watcher', 'utils/gateway', 'utils/lookup', 'utils/user-data'],
  ],
  'utils/extension-pages': [
    ...SHARED,
    ...['utils/content', 'utils/gateway', 'utils/lookup', 'utils/user-data'],
  ],
  'components/ui': [
    ...['utils/gateway', 'utils/i18n', 'utils/lib', 'utils/messages', 'utils/user-data'],
  ],
  'components/gpt': ['components/ui', 'utils/gpt', 'utils/i18n', 'utils/user-data'],
  'components/card': ['components/gpt', 'components/ui', 'utils/i18n'],
  'components/popup': ['components/gpt', 'components/ui', 'utils/gpt', 'utils/i18n'],
  'components/panel': PANEL_VIEW,
  'components/lists': PANEL_VIEW,
  'components/following': PANEL_VIEW,
  'components/compare': PANEL_VIEW,
  'components/batch': PANEL_VIEW,
  'components/options': [
    ...['components/ui', 'utils/extension-pages', 'utils/gateway', 'utils/i18n'],
    ...['utils/lib', 'utils/lookup', 'utils/settings'],
  ],
  'components/welcome': ['components/options', 'components/ui'],
};

/** The layer of a file: its folder, or the folder above that has rules of its own. */
const layerOf = (path: string) =>
  Object.keys(MAY_IMPORT).find((layer) => path.startsWith(`${layer}/`));

describe('folders', () => {
  const sources = readSources('components', 'utils');

  it('all have rules', () => {
    expect(sources.filter(({ path }) => !layerOf(path)).map(({ path }) => path)).toEqual([]);
  });

  it('import only what ARCHITECTURE.md allows them', () => {
    const forbidden = sources.flatMap((source) => {
      const layer = layerOf(source.path) ?? '';
      const allowed = [layer, ...(MAY_IMPORT[layer] ?? [])];
      return getImports(source)
        .filter((name) => /^(?:assets|components|entrypoints|locales|utils)\//.test(name))
        .filter((name) => !allowed.some((folder) => name.startsWith(`${folder}/`)))
        .map((name) => `${source.path} imports ${name}`);
    });
    expect(forbidden).toEqual([]);
  });

  it('do not import each other in a circle, types included', () => {
    const imported = new Map<string, Set<string>>();
    for (const source of sources) {
      const folder = dirname(source.path);
      const all = imported.get(folder) ?? new Set();
      imported.set(folder, all);
      for (const name of getImports(source, true))
        if (/^(?:components|utils)\//.test(name) && dirname(name) !== folder)
          all.add(dirname(name));
    }
    const reachable = (from: string, seen = new Set<string>()): Set<string> => {
      for (const next of imported.get(from) ?? [])
        if (!seen.has(next)) reachable(next, seen.add(next));
      return seen;
    };
    expect([...imported.keys()].filter((folder) => reachable(folder).has(folder))).toEqual([]);
  });
});

describe('the watcher, which runs on every page,', () => {
  const graph = importGraph('entrypoints/watcher.ts');

  it('is found with what it needs', () => {
    expect(graph).toContain('utils/content/watcher/watch.ts');
    expect(graph).toContain('utils/content/watcher/may-be-gpt.ts');
  });

  it('brings nothing else along: no drawing, no parsing, no gateway, no settings', () => {
    const heavy =
      /preact|zod|polyfill|^idb|floating-ui|^components|gateway|settings\/(?!hover-timing)|lookup|locales|storage|gpt-id/;
    expect(graph.filter((name) => heavy.test(name))).toEqual([]);
  });
});

describe('the counter and the lister, which read pages,', () => {
  it.each(['entrypoints/counter.ts', 'entrypoints/list-gpts.ts'])(
    '%s brings no library',
    (entry) => {
      const graph = importGraph(entry);
      expect(graph).toContain('utils/content/scan/find-gpts.ts');
      const heavy =
        /preact|zod|polyfill|^idb|floating-ui|^components|gateway|settings|lookup|locales|storage/;
      expect(graph.filter((name) => heavy.test(name))).toEqual([]);
    },
  );

  it('are no part of the watcher', () => {
    const graph = importGraph('entrypoints/watcher.ts');
    expect(graph.filter((name) => name.includes('counting'))).toEqual([]);
  });
});

describe('the card, which runs inside pages,', () => {
  it('brings no gateway client, no settings, no library and no zod', () => {
    const graph = importGraph('entrypoints/card.tsx');
    expect(graph).toContain('components/card/hover-card.tsx');
    const privileged =
      /zod|polyfill|^idb|gateway\/(?:client|request|parse|gpt-response|picture)|settings\/settings|lookup|user-data/;
    expect(graph.filter((name) => privileged.test(name))).toEqual([]);
  });
});

describe('components', () => {
  const components = readSources('components');
  const elsewhere =
    /polyfill|^wxt|^idb|utils\/(?:lib\/browser|settings\/settings|messages\/(?!panel-route)|lookup\/cache|user-data\/(?!schema|follow-changes))|gateway\/(?:client|request|connection|picture|parse|gpt-response)/;

  it.each(components)('$path brings no browser API, no gateway and no storage', ({ path }) => {
    expect(importGraph(path).filter((name) => elsewhere.test(name))).toEqual([]);
  });

  it('call no browser API', () => {
    const api =
      /\b(?:browser|chrome)\.\w|\b(?:localStorage|sessionStorage|indexedDB|XMLHttpRequest|WebSocket)\b|\bsendBeacon\b/;
    expect(filesWith(api, components)).toEqual([]);
  });

  it('make no markup of text', () => {
    expect(filesWith(/dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML/)).toEqual([]);
  });
});

describe('the key', () => {
  const OPEN_TO_KEY = [
    'entrypoints/background.ts',
    'entrypoints/options/main.tsx',
    'entrypoints/welcome/main.tsx',
  ];
  const CLOSED_TO_KEY = [
    'entrypoints/popup/main.ts',
    'entrypoints/popup-theme.ts',
    'entrypoints/sidepanel/main.tsx',
    'entrypoints/card.tsx',
    'entrypoints/watcher.ts',
    'entrypoints/counter.ts',
    'entrypoints/list-gpts.ts',
    'entrypoints/highlighter.ts',
  ];
  /** The modules whose import alone reads the key, or through which the events come that bring it. */
  const WITH_KEY = ['utils/settings/gateway-setting.ts', 'utils/settings/watch-item.ts'];

  it('has a list that names every entrypoint', () => {
    const entries = readSources('entrypoints')
      .map(({ path }) => path)
      .filter((path) => /^entrypoints\/(?:[\w-]+|[\w-]+\/main)\.tsx?$/.test(path));
    expect([...OPEN_TO_KEY, ...CLOSED_TO_KEY].sort()).toEqual(entries.sort());
  });

  it.each(CLOSED_TO_KEY)('cannot be reached from %s by any chain of imports', (entry) => {
    const graph = importGraph(entry);
    expect(graph.filter((path) => WITH_KEY.includes(path))).toEqual([]);
    // What a page may import reads or hears of the whole area nowhere.
    const code = filesWith(
      /\bonChanged\b|\bstorage\.(?:watch|getItems?|snapshot)\b|\blocal:gateway['"`]|\['?gateway'?\]/,
      graph.filter((path) => /\.tsx?$/.test(path)).flatMap((path) => readSources(path)),
    );
    expect(code).toEqual([]);
  });

  it.each(OPEN_TO_KEY)('can be reached from %s', (entry) => {
    expect(importGraph(entry)).toContain('utils/settings/gateway-setting.ts');
  });

  it('is read nowhere but in its own module, and the storage’s events are heard in two', () => {
    expect(filesWith(/local:gateway['"`]/)).toEqual(['utils/settings/gateway-setting.ts']);
    expect(filesWith(/\bonChanged\b|\bstorage\.watch\b/).sort()).toEqual([
      'utils/background/relay-setting-changes.ts',
      'utils/settings/watch-item.ts',
    ]);
  });
});

describe('only', () => {
  it('the gateway fetches', () => {
    const fetching = filesWith(/\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b/);
    expect(fetching.length).toBeGreaterThan(0);
    expect(fetching.filter((path) => !path.startsWith('utils/gateway/'))).toEqual([]);
  });

  it('the helper whose waits end runs scripts in tabs, styles them or sends them messages', () => {
    const reaching =
      /\b(?:executeScript|insertCSS|removeCSS)\b|\btabs\s*\??\.\s*(?:sendMessage|connect)\b/;
    expect(filesWith(reaching)).toEqual(['utils/lib/browser/frames.ts']);
  });

  it('what no queue waits for runs in tabs', () => {
    expect(all.filter(({ code }) => /= createSerialQueue\(/.test(code)).length).toBeGreaterThan(1);
    expect(queuesWaitingForTabs(all)).toEqual([]);
  });

  it('the helper whose waits end opens or deletes a database', () => {
    const opening = filesWith(/\bindexedDB\b|\bopenDB\b|\bdeleteDB\b/);
    expect(opening).toEqual(['utils/lib/database/connection.ts']);
  });

  it('the gateway knows the shapes of its answers', () => {
    const raw = /gpt-response-schema\.ts$/;
    expect(filesThatImport(raw)).toEqual(['utils/gateway/parse-gpt.ts']);
  });
});

it('nothing evaluates text as code', () => {
  expect(filesWith(/\beval\(|\bnew Function\(|\bset(?:Timeout|Interval)\(\s*['"`]/)).toEqual([]);
});

describe('a serial queue that waits for a tab is found', () => {
  const queue = (work: string) => ({
    path: 'utils/a.ts',
    code: `import { update } from './b.ts';
const inTurn = createSerialQueue();
async function apply() {
  const where = await read();
  ${work}
}
inTurn(() => apply());
`,
  });
  const update = {
    path: 'utils/b.ts',
    code: `export async function update(tab: number): Promise<void> {
  const { frameIds } = await findFrames(tab);
}
`,
  };

  it.each([
    ['when the work awaits it', 'await update(1);'],
    [
      'when the work awaits it together with something else',
      'await Promise.all([write(), update(1)]);',
    ],
    ['when the work returns it', 'return update(1);'],
    ['when the work runs a script itself', 'await runInTab(1, { func });'],
  ])('%s', (_, work) => {
    expect(queuesWaitingForTabs([queue(work), update])).toHaveLength(1);
  });

  it.each([
    ['when the work only starts it', 'report(update(1));'],
    ['when the work does something else', 'await write(1);'],
  ])('but not %s', (_, work) => {
    expect(queuesWaitingForTabs([queue(work), update])).toEqual([]);
  });
});
