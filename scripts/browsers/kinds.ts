/** The families of browsers that the extension is built for. */
export const kinds = ['chromium', 'firefox'] as const;

export type BrowserKind = (typeof kinds)[number];

/** The oldest version that has what the extension needs. */
export const oldestVersion: Record<BrowserKind, number> = { chromium: 130, firefox: 140 };

/** The variable by which a person names the browser to use. */
export const pathVariable = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' } as const;
