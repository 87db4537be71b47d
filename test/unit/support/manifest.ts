import config from '../../../wxt.config.ts';

/** The manifest of a browser, as the build is told to write it. */
export async function manifestFor(browser: 'chrome' | 'firefox') {
  const { manifest } = config;
  if (typeof manifest !== 'function') throw new Error('The manifest is made for each browser.');
  return manifest({ browser, mode: 'production', command: 'build', manifestVersion: 3 });
}
