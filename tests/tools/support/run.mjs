/** Small things that every tool needs: running a command, ending with the right exit code. Plain Node. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The project's root folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** Something a person has to do first: told without a stack trace. */
export class Missing extends Error {}

/**
 * Runs a command with our own input and output.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 1 when it was ended by a signal
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a program of node_modules/.bin without npx, which costs a second.
 * @param {string} name e.g. `wxt`
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function runBin(name, args, options = {}) {
  const onWindows = process.platform === 'win32';
  const program = join(ROOT, 'node_modules', '.bin', onWindows ? `${name}.cmd` : name);
  // Windows starts .cmd files only through a shell, which takes the path quoted.
  return run(onWindows ? `"${program}"` : program, args, { shell: onWindows, ...options });
}

/** @param {string} moduleUrl `import.meta.url` @returns {boolean} whether node was started with this file */
export function isMain(moduleUrl) {
  return process.argv[1] !== undefined && moduleUrl === pathToFileURL(process.argv[1]).href;
}

/**
 * Runs a tool's main function; its number is the exit code.
 * @param {() => Promise<number | void>} main
 */
export async function runTool(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Missing ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
