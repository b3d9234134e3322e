/**
 * Reads the log in which Node's JavaScript engine reports what becomes of its compiled code (`ENGINE_LOG`): where it
 * was discarded because it met something it was not compiled for, and which places have seen so many hidden classes
 * that every access is looked up anew.
 */

/** Flags with which Node writes such a log to a file. */
export const ENGINE_LOG = (file: string): string[] => [
  ...['--log-ic', '--log-deopt', '--log-code', '--no-logfile-per-isolate'],
  `--logfile=${file}`,
];

/** A place in the executed code. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

export interface EngineLog {
  /** Places where compiled code was discarded, with the reason and the time, microseconds since the engine began. */
  deoptimised: (Place & { at: number; reason: string })[];
  /** Places that were megamorphic at the end. */
  megamorphic: Place[];
}

const FUNCTION = 'code-creation';
const DEOPTIMISED = 'code-deopt';
const SITE = /^(Load|Store|KeyedLoad|KeyedStore)IC$/;
const MEGAMORPHIC = 'N';

/** Code of one function: its place in memory, and the file it comes from. */
interface Code {
  from: number;
  to: number;
  file: string;
}

export function readEngineLog(text: string): EngineLog {
  const codes: Code[] = [];
  const deoptimised: EngineLog['deoptimised'] = [];
  const sites = new Map<string, Place & { state: string }>();
  for (const entry of text.split('\n')) {
    const [kind, ...fields] = entry.split(',');
    if (kind === FUNCTION) {
      const [, , , from, size, name] = fields;
      const file = placeIn(name ?? '')?.file;
      if (file !== undefined) put(codes, { from: Number(from), to: Number(from) + Number(size), file });
    } else if (kind === DEOPTIMISED) {
      const place = placeIn(fields[6]);
      if (place) deoptimised.push({ ...place, at: Number(fields[0]), reason: fields[7] });
    } else if (SITE.test(kind)) {
      const [at, , line, column, , state] = fields;
      const file = codeAt(codes, Number(at))?.file;
      if (file === undefined) continue;
      sites.set(`${file}:${line}:${column}`, { file, line: Number(line), column: Number(column), state });
    }
  }
  const megamorphic = [...sites.values()].filter(({ state }) => state === MEGAMORPHIC);
  return { deoptimised, megamorphic: megamorphic.map(({ file, line, column }) => ({ file, line, column })) };
}

/** The place written as `file:///a/b.js:12:3`, in brackets or after a name. */
function placeIn(text: string): Place | null {
  const found = /(file:\/\/[^\s<>]+):(\d+):(\d+)/.exec(text);
  return found && { file: found[1], line: Number(found[2]), column: Number(found[3]) };
}

/** Adds code in order of address; it replaces what lay there before. */
function put(codes: Code[], code: Code): void {
  const at = indexAfter(codes, code.from);
  const before = at > 0 && codes[at - 1].to > code.from ? 1 : 0;
  let after = at;
  while (after < codes.length && codes[after].from < code.to) after++;
  codes.splice(at - before, before + after - at, code);
}

function codeAt(codes: readonly Code[], address: number): Code | undefined {
  const code = codes[indexAfter(codes, address) - 1];
  return code !== undefined && address < code.to ? code : undefined;
}

/** Number of code entries that begin at or before an address. */
function indexAfter(codes: readonly Code[], address: number): number {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (codes[middle].from <= address) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The source of a line of a built file, from the marks that the bundler leaves; '' where there is none. */
export function sourceOf(built: string, line: number): string {
  const marks = built
    .split('\n')
    .slice(0, line)
    .flatMap((one) => MARK.exec(one)?.[1] ?? []);
  return marks.at(-1) ?? '';
}

const MARK = /^\/\/(?:#region)? (\S+\.[jt]s)$/;
