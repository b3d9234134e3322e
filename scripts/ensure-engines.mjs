/**
 * Makes sure that the engines which the tests compare are installed: `node scripts/ensure-engines.mjs [--long]`. As root
 * on Debian it installs the missing ones; elsewhere it stops and says what to run. Nothing is skipped silently.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { engineNames, findEngine, howToInstall, isDebian, neededEngines } from './engines.mjs';
import { findNode, otherMajors } from './nodes.mjs';

/** The first package that this Debian release has wins: the name carries the version of the library. */
const packages = {
  browser: ['chromium'],
  jsc: [
    'libjavascriptcoregtk-4.0-bin',
    'libjavascriptcoregtk-4.1-bin',
    'libjavascriptcoregtk-6.0-bin',
    'libjavascriptcoregtk-bin',
  ],
  gjs: ['gjs'],
  firefox: ['firefox-esr'],
};

const say = (line) => process.stderr.write(`${line}\n`);

const long = process.argv.includes('--long');
const needed = neededEngines(long);
for (const name of engineNames.filter((other) => !needed.includes(other))) {
  if (howToInstall(name) === null) say(`${name}: not compared here, it does not exist on ${process.platform}`);
  else say(`${name}: not compared here${neededEngines().includes(name) ? ', but in the long tests' : ''}`);
}

const others = otherMajors.map(
  (major) => `${major}${findNode(major) === '' ? ' (not here; the long tests fetch it)' : ''}`,
);
say(`Node ${process.versions.node} runs the tests; digests are compared with Node ${others.join(', ')}`);

const missing = () => needed.filter((name) => findEngine(name) === '');
if (missing().length > 0 && isDebian() && process.getuid() === 0) installOnDebian(missing());

for (const name of missing()) say(`${name} is missing: ${isDebian() ? 'sudo ' : ''}${howToInstall(name)}`);
if (missing().length > 0) {
  say(
    `Then run the tests again. To leave an engine out on purpose: STROMA_ENGINES=${engineNames.join()} less its name.`,
  );
  process.exitCode = 1;
}

function installOnDebian(names) {
  const apt = (...words) => {
    const { status } = spawnSync('apt-get', words, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) say(`apt-get ${words.join(' ')} failed`);
  };
  say(`installing ${names.join(', ')}`);
  apt('-qq', 'update');
  apt(
    '-qq',
    'install',
    '-y',
    '--no-install-recommends',
    ...names.map((name) => packages[name].find(isOffered) ?? packages[name][0]),
  );
}

function isOffered(name) {
  return /Candidate: \d/.test(execFileSync('apt-cache', ['policy', name], { encoding: 'utf8' }));
}
