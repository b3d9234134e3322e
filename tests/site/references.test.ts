/** The references of the site say all that there is to call. */
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { commandReference } from '../../site/make/commands.ts';
import { libraryReference, protocolReference } from '../../site/make/library.ts';
import { plain } from '../../site/make/markdown.ts';
import { makeProgram } from '../../src/cli/program.ts';
import { parseSource } from '../architecture/source.ts';
import { textOf } from '../docs/pages.ts';

/** What stands under each heading. */
const sectionsOf = (text: string): Map<string, string> =>
  new Map(
    text.split(/^#{2,3} /m).flatMap((part) => {
      const [heading, ...rest] = part.split('\n');
      return heading === '' ? [] : [[heading, rest.join('\n')]];
    }),
  );

const pathsOf = (command: Command, within: string): [string, Command][] =>
  command.commands.flatMap((one) => {
    const path = `${within} ${one.name()}`;
    return [[path, one] as [string, Command], ...pathsOf(one, path)];
  });

describe('the reference of commands', () => {
  const sections = sectionsOf(commandReference());

  test.each(pathsOf(makeProgram(), 'stroma'))('has %s with its options', (path, command) => {
    const text = sections.get(path);
    expect(text).toBeDefined();
    for (const { long, description } of command.options) {
      expect(text).toContain(long);
      expect(text).toContain(plain(description));
    }
    for (const argument of command.registeredArguments) expect(text).toContain(plain(argument.description));
  });
});

test('the reference of the library has everything that it exports, with its comment', () => {
  const sections = sectionsOf(libraryReference());
  const exported = parseSource('src/index.ts', textOf('src/index.ts')).nodes.flatMap(({ node }) =>
    node.type === 'ExportSpecifier' ? [(node.exported as unknown as { name: string }).name] : [],
  );
  expect(exported.length).toBeGreaterThan(20);
  expect(exported.filter((name) => !sections.has(name))).toEqual([]);
  expect(sections.get('run')).toContain('function run(scenario: Prepared, options: RecordOptions = {}): RunRecord');
  expect(sections.get('run')).toContain('Runs a scenario from its first step.');
  expect(sections.get('load')).toContain('Fails with: an error whose message lists every problem');
  // Functions without their bodies.
  expect(sections.get('advance')).not.toContain('for (');
});

test('the reference of the protocol has every call', () => {
  const sections = sectionsOf(protocolReference());
  const calls = textOf('src/serve/protocol.ts').matchAll(/^ {2}(\w+)\(.*\): Promise</gm);
  const names = [...calls].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !sections.has(name!))).toEqual([]);
  expect(sections.get('seek')).toContain('the nearest kept state is restored');
});
