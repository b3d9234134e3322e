import { build } from '../../scripts/build.mjs';

/** Builds the command line when it is out of date. */
export default function buildCommandLine(): void {
  build('node');
}
