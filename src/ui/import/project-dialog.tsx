import './import-dialog.css';
import { useMemo } from 'preact/hooks';
import { importedText } from '../../run/imported-scenario.ts';
import { importPhysicellProject, type Project } from '../../scenario/first-tissue/physicell-project.ts';
import type { Told } from '../../scenario/first-tissue/physicell-report.ts';
import { openText } from '../session/choose.ts';
import { saveAs } from '../share/save.ts';
import { Dialog } from '../shell/dialog.tsx';
import { texts } from '../texts/language.ts';
import { type GivenProject, givenProject } from './asked.ts';

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
            {read.problem}
          </p>
        ) : (
          <>
            <p class="quiet">{say.project}</p>
            <div class="import-report" data-readout="import-report">
              {(['leftOut', 'changed', 'added', 'kept'] as const).map((part) => (
                <Part key={part} title={say.parts[part]} told={read.report[part]} />
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

/** One part of the report; its reasons are in English, as in the file. */
function Part({ title, told }: { title: string; told: readonly Told[] }) {
  if (told.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul lang="en">
        {told.map(({ at, what, why }, i) => (
          <li key={i}>
            <code>{at}</code> {what}
            {why === undefined ? '' : `: ${why}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function readProject({ name, files }: GivenProject): Project | { problem: string } {
  const paths = [...files.keys()];
  const xml = paths.filter((path) => /\.xml$/i.test(path));
  const settings = xml.find((path) => /PhysiCell_settings\.xml$/.test(path)) ?? xml[0];
  const read = (path: string): string | null => {
    const plain = path.replace(/^(\.\/)+/, '');
    const found =
      paths.find((one) => one === plain || one.endsWith(`/${plain}`)) ??
      paths.find((one) => one.split('/').at(-1) === plain.split('/').at(-1));
    return found === undefined ? null : files.get(found)!;
  };
  try {
    return importPhysicellProject(files.get(settings) ?? '', name, read);
  } catch (problem) {
    return { problem: `${settings}: ${problem instanceof Error ? problem.message : String(problem)}` };
  }
}
