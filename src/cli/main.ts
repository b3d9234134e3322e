/** The command line: `stroma COMMAND …`. */
import { DiskError } from '../files/write-whole.ts';
import { runProgram } from './program.ts';

// A reader such as `head` may close the pipe before everything is written; a full disk takes no more of it.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`${new DiskError('standard output', error).message}\n`);
  process.exit(1);
});
// Nobody can be told what standard error does not take.
process.stderr.on('error', () => {});

process.exitCode = await runProgram(process.argv.slice(2));
