import './import-dialog.css';
import { useMemo } from 'preact/hooks';
import { type ImportReport, leftOutWords, reportHead, reportTail } from '../../scenario/first-tissue/import-report.ts';
import { Choice, NumberField } from '../form.tsx';
import { number } from '../format.ts';
import { listed } from '../run/scenarios.ts';
import { Dialog } from '../shell/dialog.tsx';
import { texts, translated } from '../texts/language.ts';
import { type GivenFile, givenFile } from './asked.ts';
import { beginImport, type Importing, type Meant, type Outcome, SOURCES, type Source, saidOf } from './importing.ts';
import { Kinds } from './kinds.tsx';
import { Preview } from './preview.tsx';
import { Columns, Measured } from './table-columns.tsx';

/** A table or picture of cells: what it means, what comes out, and how to run it. */
export function ImportDialog({ file }: { file: GivenFile }) {
  const importing = useMemo(() => beginImport(file), [file]);
  const say = texts.value.importing;
  const close = () => {
    givenFile.value = null;
  };
  const outcome = importing.outcome.value;
  const scenario = importing.scenario.value;
  return (
    <Dialog title={say.title(file.name)} close={close}>
      <div class="import" data-outcome={outcome?.is ?? 'reading'}>
        <p class="quiet">{say.how}</p>
        {outcome === null ? (
          <p role="status">{say.reading}</p>
        ) : outcome.is === 'done' ? (
          <Preview made={outcome.made} scenario={scenario!} label={say.picture} />
        ) : (
          <p role="alert" class="import-problem" data-readout="import-problem">
            {translated(saidOf(outcome))}
          </p>
        )}
        <Meaning importing={importing} />
        {scenario !== null && importing.kinds.value.length > 0 && <Kinds importing={importing} scenario={scenario} />}
        {outcome?.is === 'done' && <Report report={outcome.made.report} />}
        <div class="share-actions">
          <button
            type="button"
            class="main"
            data-action="run-import"
            disabled={outcome?.is !== 'done' || outcome.made.report.kept === 0}
            onClick={() => {
              importing.run();
              close();
            }}
          >
            {say.run}
          </button>
          <button type="button" data-action="save-import" disabled={outcome?.is !== 'done'} onClick={importing.save}>
            {say.save}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

/** Unit, size of a pixel, direction, columns, vessels: what the file does not say itself. */
function Meaning({ importing }: { importing: Importing }) {
  const { meant, change, outcome, form, table } = importing;
  const say = texts.value.importing;
  const { unit, pixel, up, region, scale, source, base } = meant.value;
  const regions = outcomeRegions(outcome.value) ?? region;
  const now = outcome.value;
  const question = now?.is === 'asks' ? now.question : null;
  return (
    <div class="import-meaning">
      {form === 'table' && (
        <Choice
          label={say.unit}
          name="import-unit"
          value={unit}
          options={[
            { id: '', label: table?.unit ? say.unitOfFile(say.units[table.unit]) : say.noUnit },
            ...(['um', 'px', 'site'] as const).map((id) => ({ id, label: say.units[id] })),
          ]}
          choose={(id) => change({ unit: id as typeof unit, ...(id === 'px' ? {} : { pixel: 0 }) })}
        />
      )}
      {(form !== 'table' || unit === 'px' || question?.asks === 'pixel' || pixel > 0) && (
        <NumberField
          label={say.pixel}
          name="import-pixel"
          value={pixel === 0 ? Number.NaN : pixel}
          low={0}
          change={(value) => change({ pixel: value })}
        />
      )}
      {form !== 'colours' && (
        <Choice
          label={say.direction}
          name="import-direction"
          value={up === null ? '' : up ? 'up' : 'down'}
          options={(['', 'down', 'up'] as const).map((id) => ({ id, label: say.directions[id] }))}
          choose={(id) => change({ up: id === '' ? null : id === 'up' })}
        />
      )}
      <Columns importing={importing} />
      {regions.column !== '' && (
        <Choice
          label={say.region(regions.column)}
          name="import-region"
          value={region.value}
          options={[{ id: '', label: say.whichRegion }, ...regions.values.map((one) => ({ id: one, label: one }))]}
          choose={(id) => change({ region: { ...regions, value: id } })}
        />
      )}
      {form !== 'colours' && (
        <NumberField
          label={say.scale}
          name="import-scale"
          value={scale}
          low={0.1}
          change={(value) => change({ scale: value })}
        />
      )}
      <Choice
        label={say.source}
        name="import-source"
        value={source}
        options={SOURCES.map((id) => ({ id, label: say.sources[id] }))}
        choose={(id) => change({ source: id as Source })}
      />
      <Choice
        label={say.base}
        name="import-base"
        value={base}
        options={listed.map(({ id, code, title }) => ({ id, label: `${code}  ${translated(title)}`.trim() }))}
        choose={(id) => change({ base: id })}
      />
      <Measured importing={importing} />
    </div>
  );
}

/** The regions for which an import asks. */
const outcomeRegions = (outcome: Outcome | null): Meant['region'] | null =>
  outcome?.is === 'asks' && outcome.question.asks === 'region'
    ? { column: outcome.question.column, values: outcome.question.columns, value: '' }
    : null;

/** What became of every cell of the file. */
function Report({ report }: { report: ImportReport }) {
  const say = texts.value.importing;
  const lost = report.leftOut.reduce((sum, { cells }) => sum + cells, 0);
  return (
    <section class="import-report" data-readout="import-report">
      <h3>{say.report}</h3>
      <ul>
        {reportHead(report).map((words, i) => (
          <li key={i}>{translated(words)}</li>
        ))}
        <li>{say.kept(number(report.kept), number(report.read))}</li>
        {lost > 0 && (
          <li>
            {say.lost(number(lost))}
            <ul>
              {report.leftOut.map((one, i) => (
                <li key={i}>{translated(leftOutWords(one))}</li>
              ))}
            </ul>
          </li>
        )}
        {reportTail(report, 'person').map((words, i) => (
          <li key={i}>{translated(words)}</li>
        ))}
      </ul>
    </section>
  );
}
