/**
 * Where the browsers of this machine are. Plain Node, nothing installed: setup asks before it installs.
 */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const CHROMIUM_COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];

const MAC_CHROMIUMS = ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const WINDOWS_CHROMIUMS = [
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
  'Chromium/Application/chrome.exe',
  'BraveSoftware/Brave-Browser/Application/brave.exe',
];

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** @param {string[]} commands @returns {string | undefined} the first that is on PATH */
function onPath(commands) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command))).find(isProgram);
}

/** @param {string[]} relativePaths */
function inProgramFiles(relativePaths) {
  const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  return roots
    .filter((root) => root !== undefined)
    .flatMap((root) => relativePaths.map((path) => join(root, path)))
    .find(isProgram);
}

/** @param {string} variable @returns {string | undefined} what the person chose; a wrong choice is an error */
function chosen(variable) {
  const path = process.env[variable];
  if (path === undefined || path === '') return undefined;
  if (!isProgram(path)) throw new Error(`${variable}=${path}: no such program`);
  return path;
}

/**
 * A Chromium-family browser; PIAOYING_BROWSER wins.
 * @returns {string | undefined} absolute path
 */
export function findChromium() {
  const own = chosen('PIAOYING_BROWSER');
  if (own !== undefined) return own;
  if (process.platform === 'darwin') return MAC_CHROMIUMS.find(isProgram);
  if (process.platform === 'win32') return inProgramFiles(WINDOWS_CHROMIUMS);
  return onPath(CHROMIUM_COMMANDS);
}

/**
 * Firefox; PIAOYING_FIREFOX wins.
 * @returns {string | undefined} absolute path
 */
export function findFirefox() {
  const own = chosen('PIAOYING_FIREFOX');
  if (own !== undefined) return own;
  if (process.platform === 'darwin')
    return ['/Applications/Firefox.app/Contents/MacOS/firefox'].find(isProgram);
  if (process.platform === 'win32') return inProgramFiles(['Mozilla Firefox/firefox.exe']);
  return onPath(['firefox-esr', 'firefox']);
}
