/**
 * Finds the JavaScript engines that the tests compare: a Chromium-based browser, `jsc` (Safari's) and `gjs` (Firefox's);
 * and Firefox itself, in which long tests open the page.
 */
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Arguments for a headless browser that draws WebGL in software and makes no connections of its own. */
export const browserArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
];

const home = process.env.HOME ?? '';
const programFiles = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
  Boolean,
);

const browsers = {
  linux: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
  ],
  darwin: ['/Applications', `${home}/Applications`].flatMap((folder) => [
    `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
    `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    `${folder}/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
  ]),
  win32: programFiles.flatMap((folder) => [
    `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
    `${folder}\\Chromium\\Application\\chrome.exe`,
    `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
};

const firefoxes = {
  linux: ['firefox-esr', 'firefox'],
  darwin: ['/Applications', `${home}/Applications`].map((folder) => `${folder}/Firefox.app/Contents/MacOS/firefox`),
  win32: programFiles.map((folder) => `${folder}\\Mozilla Firefox\\firefox.exe`),
};

const candidates = {
  browser: [process.env.CHROME_PATH, ...(browsers[process.platform] ?? browsers.linux)],
  jsc: [
    process.env.JSC_PATH,
    'jsc',
    '/System/Library/Frameworks/JavaScriptCore.framework/Versions/Current/Helpers/jsc',
    '/usr/libexec/webkit2gtk-4.1/jsc',
    '/usr/lib/webkit2gtk-4.1/jsc',
  ],
  gjs: [process.env.GJS_PATH, 'gjs'],
  firefox: [process.env.FIREFOX_PATH, ...(firefoxes[process.platform] ?? firefoxes.linux)],
};

/** How a user installs each engine: the command, by engine and system. */
const install = {
  browser: {
    debian: 'apt-get install -y chromium',
    linux: 'install Chrome, Chromium or Edge with your package manager, or set CHROME_PATH',
    darwin: 'brew install --cask google-chrome',
    win32: 'winget install Google.Chrome',
  },
  jsc: {
    debian: 'apt-get install -y libjavascriptcoregtk-4.0-bin',
    linux:
      'install JavaScriptCore’s `jsc` (Fedora: dnf install webkit2gtk4.1; Arch: pacman -S webkit2gtk-4.1), or set JSC_PATH',
    darwin: 'jsc is part of macOS; set JSC_PATH to where it is',
    win32: null,
  },
  gjs: {
    debian: 'apt-get install -y gjs',
    linux: 'install gjs (Fedora: dnf install gjs; Arch: pacman -S gjs), or set GJS_PATH',
    darwin: 'brew install gjs',
    win32: null,
  },
  firefox: {
    debian: 'apt-get install -y firefox-esr',
    linux: 'install Firefox with your package manager, not as a snap, or set FIREFOX_PATH',
    darwin: 'brew install --cask firefox',
    win32: 'winget install Mozilla.Firefox',
  },
};

/** Needed by long tests alone. */
const LONG_ONLY = ['firefox'];

export const engineNames = Object.keys(candidates);

/** Path of the engine's program, or '' when it is not installed. */
export function findEngine(name) {
  return candidates[name].filter(Boolean).map(locate).find(Boolean) ?? '';
}

/** The command or advice that gets an engine on this system; null when it does not exist there. */
export function howToInstall(name) {
  return install[name][isDebian() ? 'debian' : process.platform in browsers ? process.platform : 'linux'];
}

/**
 * Engines that the tests need here: those that exist on this system, or those named in STROMA_ENGINES
 * (`STROMA_ENGINES=browser npm test`), for a machine on which nothing can be installed.
 *
 * @param long whether long tests are among them
 */
export function neededEngines(long = true) {
  const wanted = process.env.STROMA_ENGINES;
  if (wanted === undefined)
    return engineNames.filter((name) => howToInstall(name) !== null && (long || !LONG_ONLY.includes(name)));
  const names = wanted
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const unknown = names.filter((name) => !engineNames.includes(name));
  if (unknown.length > 0)
    throw new Error(`STROMA_ENGINES: unknown engine '${unknown[0]}', expected ${engineNames.join(', ')}`);
  return names;
}

/** Whether this is Debian itself; derivatives name the packages differently. */
export function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** Path of a program, by its own path or as it is found on PATH; undefined where there is none. */
export function locate(program) {
  const places = /[\\/]/.test(program)
    ? [program]
    : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program));
  return places.find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
