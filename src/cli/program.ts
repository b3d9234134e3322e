/** The commands of `stroma`, and how their errors are reported. */
import { Command, CommanderError } from 'commander';
import { DiskError } from '../files/write-whole.ts';
import { addBench } from './bench.ts';
import { addCheck } from './check.ts';
import { addClaims } from './claims.ts';
import { addDescribe } from './describe.ts';
import { addExpect } from './expect.ts';
import { Failure } from './failure.ts';
import { version } from './home.ts';
import { addImport } from './import.ts';
import { addLesson } from './lesson.ts';
import { addMeasures } from './measures.ts';
import { addMethods } from './methods.ts';
import { addPicture } from './picture.ts';
import { printable } from './print.ts';
import { addReplay } from './replay.ts';
import { addRobustness } from './robustness.ts';
import { addRun } from './run.ts';
import { addSchema } from './schema.ts';
import { addSensitivityAgain } from './sensitivity-again.ts';
import { addServe } from './serve.ts';
import { addStills } from './stills.ts';
import { addSweep } from './sweep.ts';
import { addUncertainty } from './uncertainty.ts';
import { addValidate } from './validate.ts';

const COMMANDS = [
  addServe,
  addRun,
  addCheck,
  addMeasures,
  addReplay,
  addMethods,
  addPicture,
  addLesson,
  addSweep,
  addValidate,
  addExpect,
  addUncertainty,
  addRobustness,
  addSensitivityAgain,
  addClaims,
  addStills,
  addImport,
  addDescribe,
  addSchema,
  addBench,
];

/**
 * Runs the command in the words after `stroma`. Results go to standard output, everything else to standard error.
 *
 * @returns the exit code: 0 done, 1 the requested task failed, 2 the request was wrong, 130 interrupted
 */
export async function runProgram(words: readonly string[]): Promise<number> {
  try {
    await makeProgram().parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    return report(error);
  }
}

export function makeProgram(): Command {
  const program = new Command('stroma')
    .description('A reproducible simulator of the tissue around a tumour.')
    .version(version())
    .exitOverride()
    .showHelpAfterError('(stroma help says which commands there are, stroma help COMMAND which options)')
    .addHelpText(
      'after',
      '\nExit code: 0 done, 1 the requested task failed, 2 the request was wrong, 130 interrupted.\n' +
        'Results go to standard output, errors and progress to standard error.',
    );
  for (const add of COMMANDS) add(program);
  return program;
}

/** Reports an error; returns the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  process.stderr.write(`${printable(told(error))}\n`);
  return error instanceof Failure ? error.exitCode : 1;
}

/** An error in words: a fault of the program with where it is, all else as it was found. */
function told(error: unknown): string {
  if (error instanceof Failure || error instanceof DiskError) return error.message;
  if (!(error instanceof Error)) return `stroma: ${error}`;
  // What the system refuses is no fault of the program.
  return 'syscall' in error ? `stroma: ${error.message}` : `stroma: ${error.stack}`;
}
