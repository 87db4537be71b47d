import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const runFile = promisify(execFile);

/**
 * The major version of a browser's program, or nothing if it does not run: a download that lacks
 * libraries of the system shows itself here.
 */
export async function majorVersion(executablePath: string): Promise<number | undefined> {
  try {
    const { stdout } = await askVersion(executablePath);
    const [, major] = /(\d+)\.\d+/.exec(stdout) ?? [];
    return major ? Number(major) : undefined;
  } catch {
    return undefined;
  }
}

function askVersion(executablePath: string) {
  const timeout = 20_000;
  if (process.platform !== 'win32') return runFile(executablePath, ['--version'], { timeout });
  // On Windows `--version` would open a window.
  const path = executablePath.replaceAll("'", "''");
  const question = `(Get-Item -LiteralPath '${path}').VersionInfo.ProductVersion`;
  return runFile('powershell.exe', ['-NoProfile', '-Command', question], { timeout });
}
