/** The version of Stroma with which something was computed, in words. */
import { otherCore } from '../../link/run-file.ts';
import { here } from '../../run/written.ts';
import { otherCoreOf } from '../../sweep/plan.ts';
import type { Subject } from './described.ts';

export function versionText(subject: Subject): string {
  const simulator = 'an agent-based simulator of the tissue around a tumour';
  switch (subject.kind) {
    case 'scenario':
      return `Stroma ${here.version} (core ${here.core}), ${simulator}, with Node ${process.versions.node}.`;
    case 'run': {
      const { version, core } = subject.file;
      const other = otherCore(subject.file);
      return `The run was computed with Stroma ${version} (${core === undefined ? 'core not recorded' : `core ${core}`}), ${simulator}; its version of Node is not recorded.${other ? ` This run was ${other}; with the latter it may differ.` : ''}`;
    }
    case 'study':
      return `The runs were computed with Stroma ${subject.version} (core ${here.core}), ${simulator}; their version of Node is not recorded.`;
    case 'sweep': {
      const { plan, origins } = subject;
      const core = plan.core === undefined ? 'core not recorded' : `core ${plan.core}`;
      const other = otherCoreOf(plan);
      const on = origins.map(
        ({ planned, node, system, runs }) =>
          ` Planned on ${planned.slice(0, 10)} with ${runs} runs, by Node ${node} on ${system}.`,
      );
      return `The sweep was planned with Stroma ${plan.version} (${core}), ${simulator}.${on.join('')}${other ? ` It was ${other}; with the latter its runs may differ.` : ''}`;
    }
  }
}
