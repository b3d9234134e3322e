/** What runs elsewhere is held here as far as it can be: workflows, the image, the forms of issues. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { addServe } from '../../src/cli/serve.ts';

const { scripts, engines } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, string | number>;
}

interface Job {
  'runs-on': string;
  container?: string;
  needs?: string;
  strategy?: { matrix: Record<string, (string | number)[]> };
  steps: Step[];
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const FOLDER = '.github/workflows';
const workflow = (name: string): Workflow => parse(readFileSync(`${FOLDER}/${name}`, 'utf8'));

describe.each(readdirSync(FOLDER))('the workflow %s', (name) => {
  const { on, permissions, jobs } = workflow(name);
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const commands = steps.flatMap(({ run = '' }) => run.split('\n')).filter((line) => line !== '');

  test('starts by something, and may read alone unless a job says more', () => {
    expect(Object.keys(on).length).toBeGreaterThan(0);
    expect(permissions).toEqual({ contents: 'read' });
  });

  test('takes every action in one version', () => {
    const used = steps.flatMap(({ uses = [] }) => uses);
    expect(used.filter((one) => !/^actions\/[\w-]+@v\d+\.\d+\.\d+$/.test(one))).toEqual([]);
    expect(used.length).toBeGreaterThan(0);
  });

  test('runs scripts and files that there are', () => {
    const named = commands.flatMap((line) => /^npm (?:run )?(\S+)/.exec(line)?.[1] ?? []);
    const ofNpm = ['ci', 'pack'];
    expect(named.filter((script) => !(script in scripts) && !ofNpm.includes(script))).toEqual([]);
    const files = commands.flatMap((line) => /^node (\S+)/.exec(line)?.[1] ?? []);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  test('waits for jobs that there are, on a system that is named', () => {
    for (const [id, job] of Object.entries(jobs)) {
      if (job.needs !== undefined) expect(Object.keys(jobs), id).toContain(job.needs);
      const systems = job.strategy?.matrix.system ?? [job['runs-on']];
      for (const system of systems) expect(system, id).toMatch(/^(ubuntu|macos|windows)-\d+/);
    }
  });
});

test('every change is tested on three systems with the oldest Node that is said to do, and the even ones since', () => {
  const { jobs } = workflow('tests.yml');
  const all = Object.values(jobs).flatMap(({ container, strategy }) =>
    (strategy!.matrix.system ?? [container]).flatMap((system) =>
      strategy!.matrix.node.map((node) => `${String(system).replace(/[:-].*/, '')} ${node}`),
    ),
  );
  const oldest = Number(/\d+/.exec(engines.node)?.[0]);
  const nodes = [0, 2, 4, 6].map((later) => oldest + later);
  expect(all.sort()).toEqual(
    ['macos', 'node', 'windows'].flatMap((system) => nodes.map((node) => `${system} ${node}`)),
  );
});

test('the long tests run once a week, all parts of them', () => {
  const { on, jobs } = workflow('long-tests.yml');
  expect(on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ \* \* \d$/) }]);
  const { strategy, steps } = jobs.long!;
  const parts = strategy!.matrix.part.length;
  expect(steps.at(-1)!.run).toContain(`--shard=\${{ matrix.part }}/${parts}`);
  expect(strategy!.matrix.part).toEqual(Array.from({ length: parts }, (_, i) => i + 1));
});

describe('the image', () => {
  const text = readFileSync('Dockerfile', 'utf8');
  const instructions = DockerfileParser.parse(text).getInstructions();
  const stages = instructions.flatMap((one, i) => (one.getKeyword() === 'FROM' ? [i] : []));
  const last = instructions.slice(stages.at(-1));
  const words = (keyword: string): string[] =>
    last
      .find((one) => one.getKeyword() === keyword)!
      .getArguments()
      .map((one) => one.getValue());

  test('is described without mistakes', () => {
    expect(validate(text).map(({ message }) => message)).toEqual([]);
  });

  test('starts the command line as nobody in particular, and a command that there is', () => {
    expect(words('USER')).toEqual(['node']);
    const [named, ...started] = [...exec(words('ENTRYPOINT')), ...exec(words('CMD'))];
    expect(named).toBe('stroma');
    const program = new Command();
    addServe(program);
    const [serve] = program.commands;
    expect(started[0]).toBe(serve!.name());
    const given = started.filter((word) => word.startsWith('--'));
    expect(given.filter((option) => !serve!.options.some(({ long }) => long === option))).toEqual([]);
    expect(started.slice(started.indexOf('--port'))).toEqual(['--port', ...words('EXPOSE')]);
    expect(started.slice(started.indexOf('--host') + 1)[0]).toBe('0.0.0.0');
  });

  test('is made from the source alone', () => {
    const left = readFileSync('.dockerignore', 'utf8').split('\n');
    expect(left).toEqual(expect.arrayContaining(['node_modules', 'build', 'dist', '.git']));
  });
});

/** The words of an instruction in its form as a list. */
const exec = (args: string[]): string[] => JSON.parse(args.join(' '));

test.each(readdirSync('.github/ISSUE_TEMPLATE').filter((name) => name !== 'config.yml'))(
  'the form %s asks for what it names',
  (name) => {
    const { body, ...head } = parse(readFileSync(`.github/ISSUE_TEMPLATE/${name}`, 'utf8'));
    expect(Object.keys(head)).toEqual(['name', 'description', 'labels']);
    const fields = body as { type: string; id: string; attributes: { label: string } }[];
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    for (const { type, attributes } of fields) {
      expect(['input', 'textarea']).toContain(type);
      expect(attributes.label).toMatch(/\S/);
    }
  },
);
