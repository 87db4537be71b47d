import { build } from 'vite';

/** A module and what it imports, as one script. */
export async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'bundle' } },
  });
  const [outputs] = Array.isArray(built) ? built : [];
  const [chunk] = outputs?.output ?? [];
  if (chunk?.type !== 'chunk') throw new Error(`${entry} could not be bundled.`);
  return chunk.code;
}
