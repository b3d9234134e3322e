/** What a run records besides its measures, on request: cells.parquet, a NumPy file per field, profiles.csv. */
import { join } from 'node:path';
import { csvLine } from '../base/csv.ts';
import { type NumpyFile, openNumpy } from '../files/npy.ts';
import { openParquet } from '../files/parquet.ts';
import { makeFolder, writeWhole } from '../files/write-whole.ts';
import { cellColumns, cellRows, pictureOf } from '../observe/cell-table.ts';
import { profilesOf } from '../observe/space/profiles.ts';
import type { Run } from '../run/run.ts';
import type { Prepared } from '../scenario/prepared.ts';
import type { Engine } from '../step/engine.ts';
import { hoursOf, stepOf, type TissueState } from '../world/world.ts';

export interface Tables {
  /** Records what is due; call it before the first step of a run and after each step. */
  look(run: Run): void;
  /** Completes the files and gives them their names. */
  end(): void;
}

const PROFILE_COLUMNS = ['step', 'hours', 'tissue', 'profile', 'of', 'with', 'from_um', 'to_um', 'value'];

/** Steps between two records; 0 for none. */
const stepsOf = (minutes: number | undefined, step: number): number =>
  minutes === undefined ? 0 : Math.max(1, Math.round(minutes / step));

/** Opens the files that a scenario asks for, in an existing folder. */
export function openTables(folder: string, scenario: Prepared): Tables {
  const { record = {}, step } = scenario;
  const every = {
    cells: stepsOf(record.cells, step),
    fields: stepsOf(record.fields, step),
    profiles: stepsOf(record.profiles, step),
  };
  let cells: ReturnType<typeof openParquet> | null = null;
  let fields: ReturnType<typeof openFields> | null = null;
  const profiles: string[] = [];
  const due = (now: number, steps: number): boolean => steps > 0 && now >= 0 && now % steps === 0;
  return {
    look({ engine, seed }) {
      const now = stepOf(engine.world);
      if (due(now, every.cells)) {
        cells ??= openParquet(join(folder, 'cells.parquet'), cellColumns(engine.world.model), {
          scenario: scenario.id,
          seed,
        });
        for (const row of cellRows(engine)) cells.add(row);
      }
      if (due(now, every.fields)) {
        fields ??= openFields(join(folder, 'fields'), engine);
        fields.add(engine);
      }
      if (due(now, every.profiles)) {
        const time = [now, hoursOf(engine.world)];
        for (const tissue of engine.world.tissues)
          for (const { tissue: id, profile, of, with: other, from, to, value } of profilesOf(engine, tissue))
            profiles.push(csvLine([...time, id, profile, of, other, from, to, value]));
      }
    },
    end() {
      cells?.end();
      fields?.end();
      if (every.profiles > 0) writeWhole(join(folder, 'profiles.csv'), csvLine(PROFILE_COLUMNS) + profiles.join(''));
    },
  };
}

/** A file for each field and the matrix of each tissue, and times.csv with the time of each picture. */
function openFields(folder: string, { world }: Engine) {
  makeFolder(folder);
  const { names, tissues } = world.model;
  const files = world.tissues.map((tissue): { file: NumpyFile; values: (tissue: TissueState) => Float32Array }[] => {
    const { id, height, width } = tissues[tissue.index];
    const open = (name: string): NumpyFile => openNumpy(join(folder, `${id}.${name}.npy`), height, width);
    return [
      ...names.species.map((name, s) => ({ file: open(name), values: ({ fields }: TissueState) => fields[s] })),
      { file: open('matrix'), values: ({ matrix }) => matrix },
    ];
  });
  const times: string[] = [csvLine(['picture', 'step', 'hours'])];
  return {
    add({ world: now }: Engine): void {
      times.push(csvLine([times.length - 1, stepOf(now), hoursOf(now)]));
      now.tissues.forEach((tissue, t) => {
        for (const { file, values } of files[t]) file.add(pictureOf(tissue, values(tissue)));
      });
    },
    end(): void {
      for (const { file } of files.flat()) file.end();
      writeWhole(join(folder, 'times.csv'), times.join(''));
    },
  };
}
