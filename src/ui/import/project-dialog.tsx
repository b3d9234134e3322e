import './import-dialog.css';
import { useMemo } from 'preact/hooks';
import { importedText } from '../../run/imported-scenario.ts';
import { mismatch, placed, wordsOf } from '../../scenario/first-tissue/import-problem.ts';
import { listed } from '../../scenario/first-tissue/import-report.ts';
import { importPhysicellProject, type Project } from '../../scenario/first-tissue/physicell-project.ts';
import { type Group, partsOf, type Told } from '../../scenario/first-tissue/physicell-report.ts';
import type { Words } from '../../texts/words.ts';
import { number } from '../format.ts';
import { openText } from '../session/choose.ts';
import { saveAs } from '../share/save.ts';
import { Dialog } from '../shell/dialog.tsx';
import { texts, translated } from '../texts/language.ts';
import { type GivenProject, givenProject } from './asked.ts';
import { isXml } from './dropped-files.ts';

/** A project of PhysiCell: what was kept, changed, left out and added, and the scenario that it became. */
export function ProjectDialog({ project }: { project: GivenProject }) {
  const read = useMemo(() => readProject(project), [project]);
  const say = texts.value.importing;
  const close = () => {
    givenProject.value = null;
  };
  return (
    <Dialog title={say.title(project.name)} close={close}>
      <div class="import" data-outcome={'problem' in read ? 'wrong' : 'done'}>
        {'problem' in read ? (
          <p role="alert" class="import-problem" data-readout="import-problem">
            {translated(read.problem)}
          </p>
        ) : (
          <>
            <p class="quiet">{say.project}</p>
            <div class="import-report" data-readout="import-report">
              {partsOf(read.report).map(({ part, count, groups }) => (
                <section key={part}>
                  <h3>{say.parts[part](number(count))}</h3>
                  <ul lang="en">{groups.map(groupShown)}</ul>
                </section>
              ))}
            </div>
          </>
        )}
        <div class="share-actions">
          <button
            type="button"
            class="main"
            data-action="run-import"
            disabled={'problem' in read}
            onClick={() => {
              if ('problem' in read) return;
              close();
              void openText(`${project.name}.yaml`, importedText(read.scenario));
            }}
          >
            {say.run}
          </button>
          <button
            type="button"
            data-action="save-import"
            disabled={'problem' in read}
            onClick={() => {
              if (!('problem' in read)) saveAs(`${project.name}.yaml`, importedText(read.scenario), 'text/yaml');
            }}
          >
            {say.save}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

/** What has one reason; reasons are in English, as in the file. */
const groupShown = ({ why, told }: Group, i: number) =>
  told.length === 1 ? (
    <li key={i}>
      {thing(told[0])}
      {why === '' ? '' : `: ${why}`}
    </li>
  ) : (
    <li key={i}>
      {why} ({number(told.length)}):
      <ul>
        {told.map((one, k) => (
          <li key={k}>{thing(one)}</li>
        ))}
      </ul>
    </li>
  );

const thing = ({ at, what }: Told) => (
  <>
    <code>{at}</code> {what}
  </>
);

const SETTINGS = 'PhysiCell_settings.xml';

const withoutSettings = (paths: readonly string[]): Words => ({
  told: {
    en: 'files of a PhysiCell project without its settings ({names})',
    de: 'Dateien eines PhysiCell-Projekts ohne seine Einstellungen ({names})',
  },
  names: listed(paths),
});

function readProject({ name, files }: GivenProject): Project | { problem: Words } {
  const paths = [...files.keys()];
  const xml = paths.filter(isXml);
  const settings = xml.find((path) => path.endsWith(SETTINGS)) ?? xml[0];
  if (settings === undefined) return { problem: mismatch(withoutSettings(paths), SETTINGS) };
  const read = (path: string): string | null => {
    const plain = path.replace(/^(\.\/)+/, '');
    const found =
      paths.find((one) => one === plain || one.endsWith(`/${plain}`)) ??
      paths.find((one) => one.split('/').at(-1) === plain.split('/').at(-1));
    return found === undefined ? null : files.get(found)!;
  };
  try {
    return importPhysicellProject(files.get(settings)!, name, read);
  } catch (problem) {
    return { problem: placed(settings, wordsOf(problem)) };
  }
}
