import { useState } from 'preact/hooks';
import type { BackupActions, Offer } from '../utils/backup/backup-actions.ts';
import type { BackupProblem } from '../utils/backup/read-backup.ts';
import { BackupPlan } from './backup-plan.tsx';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';
import { useText } from './text-context.tsx';

type Step =
  | { at: 'idle' }
  | { at: 'problem'; problem: BackupProblem | 'not-applied' }
  | { at: 'offer'; offer: Offer }
  | { at: 'applied'; undo(): Promise<void> }
  | { at: 'undone' };

/** Takes settings, lists and followed GPTs out into a file, and back in. */
export function BackupForm({ save, read }: BackupActions) {
  const { t } = useText();
  const [isWithKey, includeKey] = useState(false);
  const [step, go] = useState<Step>({ at: 'idle' });

  async function readFile({ currentTarget: input }: { currentTarget: HTMLInputElement }) {
    const [file] = input.files ?? [];
    if (!file) return;
    const found = await read(file);
    // The same file, mended, may be chosen again.
    input.value = '';
    go(
      typeof found === 'string' ? { at: 'problem', problem: found } : { at: 'offer', offer: found },
    );
  }

  const apply = (offer: Offer) =>
    offer.apply().then(
      (undo) => go({ at: 'applied', undo }),
      () => go({ at: 'problem', problem: 'not-applied' }),
    );

  return (
    <Section id="backup">
      <Setting id="backup-save">
        <p class="hint">{t('backup.save-hint')}</p>
        <label class="choice">
          <input
            type="checkbox"
            checked={isWithKey}
            aria-describedby="backup-key-hint"
            onChange={({ currentTarget }) => includeKey(currentTarget.checked)}
          />
          {t('backup.with-key')}
        </label>
        <p class={isWithKey ? 'problem' : 'hint'} id="backup-key-hint">
          {t(isWithKey ? 'backup.key-warning' : 'backup.key-left-out')}
        </p>
        <div class="actions">
          <button type="button" class="button button-quiet" onClick={() => save(isWithKey)}>
            {t('backup.save')}
          </button>
        </div>
      </Setting>
      <Setting id="backup-read">
        <label class="field">
          <span class="label">{t('backup.read')}</span>
          <input
            type="file"
            accept=".json,application/json"
            aria-describedby="backup-read-hint"
            onChange={readFile}
          />
        </label>
        <p class="hint" id="backup-read-hint">
          {t('backup.read-hint')}
        </p>
        <div class="outcome" role="status">
          {step.at === 'problem' && <p class="problem">{t(`backup.problem.${step.problem}`)}</p>}
          {step.at === 'offer' && (
            <BackupPlan
              plan={step.offer.plan}
              apply={() => apply(step.offer)}
              cancel={() => go({ at: 'idle' })}
            />
          )}
          {step.at === 'applied' && (
            <div class="actions">
              <p class="good">{t('backup.applied')}</p>
              <button
                type="button"
                class="button button-quiet"
                onClick={() => step.undo().then(() => go({ at: 'undone' }))}
              >
                {t('common.undo')}
              </button>
            </div>
          )}
          {step.at === 'undone' && <p class="good">{t('backup.undone')}</p>}
        </div>
      </Setting>
    </Section>
  );
}
