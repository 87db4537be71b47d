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

/** The files whose code without comments matches a pattern. */
function filesWith(pattern: RegExp, sources: Source[] = all): string[] {
  return sources.filter(({ code }) => pattern.test(removeComments(code))).map(({ path }) => path);
}

function filesThatImport(pattern: RegExp, sources: Source[] = all): string[] {
  return sources
    .filter((source) => getImports(source).some((name) => pattern.test(name)))
    .map(({ path }) => path);
}

it('extension pages use onAbort instead of listening to abort events', () => {
  const ours = readSources('entrypoints', 'components', 'utils').filter(({ path }) =>
    /^(?:entrypoints|components|utils\/(?:extension-pages|user-data|messages|settings))\//.test(
      path,
    ),
  );
  expect(filesWith(/addEventListener\(\s*'abort'/, ours)).toEqual([]);
});

/** The layers with the folders that their files may import at run time in addition to their own. */
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
  'utils/i18n': ['locales', 'utils/gpt', 'utils/settings'],
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
  'components/chat/markdown': ['components/ui'],
  'components/chat': [...PANEL_VIEW, 'utils/gateway'],
  'components/options': [
    ...['components/ui', 'utils/extension-pages', 'utils/gateway', 'utils/i18n'],
    ...['utils/lib', 'utils/lookup', 'utils/settings'],
  ],
  'components/welcome': ['components/options', 'components/ui'],
};

/** The layer of a file: the folder in MAY_IMPORT that contains it. */
const layerOf = (path: string) =>
  Object.keys(MAY_IMPORT).find((layer) => path.startsWith(`${layer}/`));

describe('folders', () => {
  const sources = readSources('components', 'utils');

  it('all have import rules', () => {
    expect(sources.filter(({ path }) => !layerOf(path)).map(({ path }) => path)).toEqual([]);
  });

  it('import only what ARCHITECTURE.md allows', () => {
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

  it.each([
    ['the background', ['background.ts'], /^(?:components|utils\/extension-pages)\//],
    ['extension pages', ['options', 'popup', 'sidepanel', 'welcome'], /^utils\/background\//],
    [
      'content scripts',
      ['card.tsx', 'counter.ts', 'highlighter.ts', 'list-gpts.ts', 'watcher.ts'],
      /^utils\/(?:background|extension-pages)\//,
    ],
  ])('of other contexts are not loaded in %s', (_, entries, foreign) => {
    const files = readSources('entrypoints').filter(({ path }) =>
      entries.some((entry) => path.startsWith(`entrypoints/${entry}`)),
    );
    expect(files.length).toBeGreaterThanOrEqual(entries.length);
    const loaded = files.flatMap(({ path }) => importGraph(path));
    expect(loaded.filter((path) => foreign.test(path))).toEqual([]);
  });

  it('have no circular imports, types included', () => {
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

  it('imports its own modules', () => {
    expect(graph).toContain('utils/content/watcher/watch.ts');
    expect(graph).toContain('utils/content/watcher/may-be-gpt.ts');
  });

  it('imports no framework, parser, gateway or settings', () => {
    const heavy =
      /preact|zod|polyfill|^idb|floating-ui|^components|gateway|settings\/(?!hover-timing)|lookup|locales|storage|gpt-id/;
    expect(graph.filter((name) => heavy.test(name))).toEqual([]);
  });
});

describe('the scripts that read pages', () => {
  it.each(['entrypoints/counter.ts', 'entrypoints/list-gpts.ts'])(
    'import no library: %s',
    (entry) => {
      const graph = importGraph(entry);
      expect(graph).toContain('utils/content/scan/find-gpts.ts');
      const heavy =
        /preact|zod|polyfill|^idb|floating-ui|^components|gateway|settings|lookup|locales|storage/;
      expect(graph.filter((name) => heavy.test(name))).toEqual([]);
    },
  );

  it('are not part of the watcher', () => {
    const graph = importGraph('entrypoints/watcher.ts');
    expect(graph.filter((name) => name.includes('counting'))).toEqual([]);
  });
});

describe('the card, which runs inside web pages,', () => {
  it('imports no gateway client, settings, cache, user data or zod', () => {
    const graph = importGraph('entrypoints/card.tsx');
    expect(graph).toContain('components/card/hover-card.tsx');
    const privileged =
      /zod|polyfill|^idb|gateway\/(?:account-client|client|request|parse|gpt-response|picture)|settings\/settings|lookup|user-data/;
    expect(graph.filter((name) => privileged.test(name))).toEqual([]);
  });
});

describe('components', () => {
  const components = readSources('components');
  const elsewhere =
    /polyfill|^wxt|^idb|utils\/(?:lib\/browser|settings\/settings|messages\/(?!panel-route)|lookup\/cache|user-data\/(?!schema|follow-changes))|gateway\/(?:account-client|client|request|connection|picture|parse|gpt-response)/;

  it.each(components)('import no browser API, gateway client or storage: $path', ({ path }) => {
    expect(importGraph(path).filter((name) => elsewhere.test(name))).toEqual([]);
  });

  it('call no browser API', () => {
    const api =
      /\b(?:browser|chrome)\.\w|\b(?:localStorage|sessionStorage|indexedDB|XMLHttpRequest|WebSocket)\b|\bsendBeacon\b/;
    expect(filesWith(api, components)).toEqual([]);
  });

  it('create no markup from strings', () => {
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
  /** Modules that read the key on import, or that forward storage events which contain it. */
  const WITH_KEY = ['utils/settings/gateway-setting.ts', 'utils/settings/watch-item.ts'];

  it('has a rule for every entrypoint', () => {
    const entries = readSources('entrypoints')
      .map(({ path }) => path)
      .filter((path) => /^entrypoints\/(?:[\w-]+|[\w-]+\/main)\.tsx?$/.test(path));
    expect([...OPEN_TO_KEY, ...CLOSED_TO_KEY].sort()).toEqual(entries.sort());
  });

  it.each(CLOSED_TO_KEY)('cannot be reached from %s through any chain of imports', (entry) => {
    const graph = importGraph(entry);
    expect(graph.filter((path) => WITH_KEY.includes(path))).toEqual([]);
    // Modules that such an entrypoint may import must not read or observe the whole storage area either.
    const code = filesWith(
      /\bonChanged\b|\bstorage\.(?:watch|getItems?|snapshot)\b|\blocal:gateway['"`]|\['?gateway'?\]/,
      graph.filter((path) => /\.tsx?$/.test(path)).flatMap((path) => readSources(path)),
    );
    expect(code).toEqual([]);
  });

  it.each([
    'utils/settings/gateway-list.ts',
    'utils/settings/gateway-info.ts',
    'utils/settings/lookup-price.ts',
    'utils/settings/settings.ts',
  ])('cannot be reached from what popup and side panel may know of gateways: %s', (path) => {
    expect(importGraph(path).filter((each) => WITH_KEY.includes(each))).toEqual([]);
  });

  it('is not a field of the types that popup and side panel read', () => {
    const [list, info] = ['gateway-list', 'gateway-info'].map((name) =>
      readSources(`utils/settings/${name}.ts`),
    );
    const read = [...(list ?? []), ...(info ?? [])];
    expect(read).toHaveLength(2);
    expect(filesWith(/apiKey|GatewayAccess|SavedGateway/, read)).toEqual([]);
  });

  it.each(OPEN_TO_KEY)('can be reached from %s', (entry) => {
    expect(importGraph(entry)).toContain('utils/settings/gateway-setting.ts');
  });

  it('is read in one module only, and storage events are observed in two', () => {
    expect(filesWith(/local:gateway['"`]/)).toEqual(['utils/settings/gateway-setting.ts']);
    expect(filesWith(/\bonChanged\b|\bstorage\.watch\b/).sort()).toEqual([
      'utils/background/relay-setting-changes.ts',
      'utils/settings/watch-item.ts',
    ]);
  });
});

describe('restricted APIs', () => {
  it('allow fetching only in utils/gateway', () => {
    const fetching = filesWith(/\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b/);
    expect(fetching.length).toBeGreaterThan(0);
    expect(fetching.filter((path) => !path.startsWith('utils/gateway/'))).toEqual([]);
  });

  it('allow access to tabs only in the module that sets time limits', () => {
    const reaching =
      /\b(?:executeScript|insertCSS|removeCSS)\b|\btabs\s*\??\.\s*(?:sendMessage|connect)\b/;
    expect(filesWith(reaching)).toEqual(['utils/lib/browser/frames.ts']);
  });

  it('do not let a serial queue wait for a tab', () => {
    expect(all.filter(({ code }) => /= createSerialQueue\(/.test(code)).length).toBeGreaterThan(1);
    expect(queuesWaitingForTabs(all)).toEqual([]);
  });

  it('allow opening databases only in the module that sets time limits', () => {
    const opening = filesWith(/\bindexedDB\b|\bopenDB\b|\bdeleteDB\b/);
    expect(opening).toEqual(['utils/lib/database/connection.ts']);
  });

  it('allow the schema of gateway responses only in its parser', () => {
    const raw = /gpt-response-schema\.ts$/;
    expect(filesThatImport(raw)).toEqual(['utils/gateway/parse-gpt.ts']);
  });
});

it('no code evaluates strings', () => {
  expect(filesWith(/\beval\(|\bnew Function\(|\bset(?:Timeout|Interval)\(\s*['"`]/)).toEqual([]);
});

describe('detecting serial queues that wait for a tab', () => {
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
  ])('reports a queue %s', (_, work) => {
    expect(queuesWaitingForTabs([queue(work), update])).toHaveLength(1);
  });

  it.each([
    ['when the work only starts it', 'report(update(1));'],
    ['when the work does something else', 'await write(1);'],
  ])('reports no queue %s', (_, work) => {
    expect(queuesWaitingForTabs([queue(work), update])).toEqual([]);
  });
});
