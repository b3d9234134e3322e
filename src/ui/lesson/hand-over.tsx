import { useSignal } from '@preact/signals';
import type { Prepared } from '../../scenario/prepared.ts';
import { AddressToCopy } from '../form.tsx';
import { listed } from '../run/scenarios.ts';
import { saveAs } from '../share/save.ts';
import { language, texts, translated } from '../texts/language.ts';

/** How a teacher hands a lesson to a class: an address, with a seed for all if wanted, and a package for a platform. */
export function HandOver({ scenario }: { scenario: Prepared }) {
  const say = texts.value.classResults;
  const seed = useSignal('');
  const state = useSignal('');
  if (!listed.some(({ id }) => id === scenario.id)) return null;
  const address = new URL(location.href);
  address.hash = '';
  address.search = new URLSearchParams({
    scenario: scenario.id,
    lesson: '1',
    ...(seed.value.trim() === '' ? {} : { seed: seed.value.trim() }),
  }).toString();
  const save = async () => {
    state.value = say.packing(0, 1);
    try {
      const { makePackage } = await import('./scorm-package.ts');
      const title = translated(scenario.lesson.title || scenario.title);
      const packaged = { scenario: scenario.id, title, language: language.value, seed: seed.value.trim() || null };
      const zipped = await makePackage(packaged, (done, all) => {
        state.value = say.packing(done, all);
      });
      saveAs(`${scenario.id}-scorm.zip`, zipped);
      state.value = say.packed(`${scenario.id}-scorm.zip`);
    } catch (error) {
      state.value = say.notPacked(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div class="hand-over">
      <div class="fields wide">
        <AddressToCopy label={say.address} readout="class-address" value={address.href} />
        <label>
          <span>{say.sameSeed}</span>
          <input
            type="text"
            data-control="class-seed"
            value={seed.value}
            placeholder={say.ownSeeds}
            onInput={(event) => {
              seed.value = event.currentTarget.value;
            }}
          />
        </label>
      </div>
      <button type="button" data-action="scorm" onClick={() => void save()}>
        {say.scorm}
      </button>
      <p role="status" class="quiet" data-readout="scorm">
        {state.value}
      </p>
    </div>
  );
}
