/** What a run records besides its measures, on request: cells.parquet, a NumPy file per field, profiles.csv. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvLine } from '../base/csv.ts';
import { numpyPictures, parquetRows } from '../files/earlier.ts';
import { type NumpyFile, openNumpy } from '../files/npy.ts';
import { openParquet } from '../files/parquet.ts';
import { makeFolder, writeWhole } from '../files/write-whole.ts';
import { cellColumns, cellRows, pictureOf } from '../observe/cell-table.ts';
import { type ProfileRow, profilesOf } from '../observe/space/profiles.ts';
import type { Run } from '../run/run.ts';
import type { Model } from '../scenario/model.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import { hoursOf, stepOf, type TissueState, type World } from '../world/world.ts';

export interface Tables {
  /** Takes over what a run has recorded in a folder before a step. Call it before `look`. */
  resume(earlier: string, before: number): Promise<void>;
  /** Records what is due; call it before the first step of a run and after each step. */
  look(run: Run): void;
  /** Completes the files and gives them their names. */
  end(): void;
}

const CELLS = 'cells.parquet';
const FIELDS = 'fields';
const TIMES = 'times.csv';
const PROFILES = 'profiles.csv';
const PROFILE_COLUMNS = ['step', 'hours', 'tissue', 'profile', 'of', 'with', 'from_um', 'to_um', 'unit', 'value'];

/** Steps between two records; 0 for none. */
const stepsOf = (minutes: number | undefined, step: number): number =>
  minutes === undefined ? 0 : Math.max(1, Math.round(minutes / step));

/** Opens the files that a scenario asks for, in an existing folder. */
export function openTables(folder: string, scenario: Prepared, seed: string): Tables {
  const { record = {}, step } = scenario;
  const model = modelOf(scenario);
  const every = {
    cells: stepsOf(record.cells, step),
    fields: stepsOf(record.fields, step),
    profiles: stepsOf(record.profiles, step),
  };
  const once = <T>(open: () => T) => {
    let opened: T | null = null;
    const get = (): T => {
      opened ??= open();
      return opened;
    };
    return { get, opened: () => opened };
  };
  const cells = once(() => openParquet(join(folder, CELLS), cellColumns(model), { scenario: scenario.id, seed }));
  const fields = once(() => openFields(join(folder, FIELDS), scenario));
  const profiles: string[] = [];
  const due = (now: number, steps: number): boolean => steps > 0 && now >= 0 && now % steps === 0;
  return {
    async resume(earlier, before) {
      if (every.cells > 0)
        for await (const row of parquetRows(join(earlier, CELLS))) if (Number(row[0]) < before) cells.get().add(row);
      if (every.fields > 0 && existsSync(join(earlier, FIELDS, TIMES)))
        fields.get().resume(join(earlier, FIELDS), before);
      if (every.profiles > 0)
        profiles.push(...linesOf(join(earlier, PROFILES)).filter((line) => Number.parseInt(line, 10) < before));
    },
    look({ engine }) {
      const now = stepOf(engine.world);
      if (due(now, every.cells)) for (const row of cellRows(engine)) cells.get().add(row);
      if (due(now, every.fields)) fields.get().add(engine.world);
      if (due(now, every.profiles)) {
        const time = [now, hoursOf(engine.world)];
        for (const tissue of engine.world.tissues)
          for (const { tissue: id, profile, of, with: other, from, to, value } of profilesOf(engine, tissue))
            profiles.push(csvLine([...time, id, profile, of, other, from, to, unitOf(model, profile, of), value]));
      }
    },
    end() {
      cells.opened()?.end();
      fields.opened()?.end();
      if (every.profiles > 0) writeWhole(join(folder, PROFILES), csvLine(PROFILE_COLUMNS) + profiles.join(''));
    },
  };
}

/** The unit of a profile of a cell type or a species. */
function unitOf({ species }: Model, profile: ProfileRow['profile'], of: string): string {
  if (profile === 'pair') return '×';
  const field = species.find(({ id }) => id === of);
  if (!field) return 'cells/site';
  return field.oxygen ? 'mmHg' : 'nM';
}

/** The lines of a table below its head, with their line ends; none if there is no such file. */
const linesOf = (path: string): string[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split(/(?<=\r\n)/)
        .slice(1)
    : [];

/** A file for each field and the matrix of each tissue, and times.csv with the time of each picture. */
function openFields(folder: string, scenario: Prepared) {
  makeFolder(folder);
  const { names, tissues } = modelOf(scenario);
  const files = tissues.map(({ id, height, width }) => {
    const open = (name: string, values: (tissue: TissueState) => Float32Array) => {
      const file = `${id}.${name}.npy`;
      return { file, height, width, values, npy: openNumpy(join(folder, file), height, width) };
    };
    return [
      ...names.species.map((name, s) => open(name, ({ fields }) => fields[s])),
      open('matrix', ({ matrix }) => matrix),
    ];
  });
  const all: { file: string; height: number; width: number; npy: NumpyFile }[] = files.flat();
  const times: string[] = [csvLine(['picture', 'step', 'hours'])];
  return {
    resume(earlier: string, before: number): void {
      const kept = linesOf(join(earlier, TIMES)).filter((line) => Number(line.split(',')[1]) < before);
      times.push(...kept);
      for (const { file, height, width, npy } of all)
        for (const picture of numpyPictures(join(earlier, file), height, width, kept.length)) npy.add(picture);
    },
    add(now: World): void {
      times.push(csvLine([times.length - 1, stepOf(now), hoursOf(now)]));
      now.tissues.forEach((tissue, t) => {
        for (const { npy, values } of files[t]) npy.add(pictureOf(tissue, values(tissue)));
      });
    },
    end(): void {
      for (const { npy } of all) npy.end();
      writeWhole(join(folder, TIMES), times.join(''));
    },
  };
}
