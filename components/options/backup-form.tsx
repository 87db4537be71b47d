import { useState } from 'preact/hooks';
import type {
  BackupActions,
  Offer,
  SavedBackup,
} from '../../utils/extension-pages/backup/backup-actions.ts';
import { changesNothing } from '../../utils/extension-pages/backup/plan.ts';
import type { BackupProblem } from '../../utils/extension-pages/backup/read-backup.ts';
import type { MessageKey } from '../../utils/i18n/translate.ts';
import { troubleOf } from '../../utils/lib/database/trouble.ts';
import { useText } from '../ui/text-context.tsx';
import { useAction } from '../ui/use-action.ts';
import { BackupPlan } from './backup-plan.tsx';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

/** Megabytes are read, checked and written, on slow machines too. */
const LIMIT_MS = 60_000;

type Deed = 'read' | 'apply' | 'undo';

type Step =
  | { at: 'idle' }
  | { at: 'problem'; problem: BackupProblem }
  /** It runs, or has failed; `retry` does it again where that is possible. */
  | { at: 'doing'; deed: Deed; retry?: () => void }
  | { at: 'offer'; offer: Offer }
  | { at: 'applied'; undo(): Promise<void> }
  | { at: 'undone' };

/** Takes settings, lists and followed GPTs out into a file, and back in. */
export function BackupForm({ save, read }: BackupActions) {
  const { t } = useText();
  const [isWithKey, includeKey] = useState(false);
  const [saved, setSaved] = useState<SavedBackup>();
  const [step, go] = useState<Step>({ at: 'idle' });
  const saving = useAction();
  const taking = useAction();

  function onSave(): void {
    setSaved(undefined);
    saving.run(async () => setSaved(await save(isWithKey)), LIMIT_MS);
  }

  async function readFile({ currentTarget: input }: { currentTarget: HTMLInputElement }) {
    const [file] = input.files ?? [];
    if (!file) return;
    await act('read', async () => {
      const found = await read(file);
      return typeof found === 'string'
        ? { at: 'problem', problem: found }
        : { at: 'offer', offer: found };
    });
    // The same file, mended, may be chosen again.
    input.value = '';
  }

  /** Does something and goes on to what it gives; where it fails, that is said. */
  async function act(deed: Deed, work: () => Promise<Step>, retry?: () => void): Promise<void> {
    go({ at: 'doing', deed, retry });
    let next: Step | undefined;
    const isDone = await taking.run(async () => {
      next = await work();
    }, LIMIT_MS);
    if (isDone && next) go(next);
  }

  const apply = (offer: Offer): Promise<void> =>
    act(
      'apply',
      async () => ({ at: 'applied', undo: await offer.apply() }),
      () => apply(offer),
    );

  const undo = (back: () => Promise<void>): Promise<void> =>
    act(
      'undo',
      async () => {
        await back();
        return { at: 'undone' };
      },
      () => undo(back),
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
          <button type="button" class="button button-quiet" onClick={onSave}>
            {t('backup.save')}
          </button>
        </div>
        <div class="outcome" role="status">
          {saving.failure !== undefined && (
            <p class="problem">
              {isTooLarge(saving.failure)
                ? t('backup.too-large')
                : `${t('backup.not-saved')} ${t(REASONS[troubleOf(saving.failure)])}`}
            </p>
          )}
          {saved && saved.snapshotsLeftOut > 0 && (
            <p class="hint">{t('backup.thinned', { count: saved.snapshotsLeftOut })}</p>
          )}
          {saved && saved.damaged > 0 && (
            <p class="problem">{t('backup.damaged-left-out', { count: saved.damaged })}</p>
          )}
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
          {step.at === 'doing' && taking.isPending && <p>{t('backup.working')}</p>}
          {step.at === 'doing' && taking.failure !== undefined && (
            <p class="problem">
              {t(`backup.failed.${step.deed}`)} {t(REASONS[troubleOf(taking.failure)])}
            </p>
          )}
          {/* What it would change stands below, with its buttons: here it is only said that it is there. */}
          {step.at === 'offer' && (
            <p class="unseen">
              {t(
                changesNothing(step.offer.plan) ? 'backup.changes-nothing' : 'backup.would-change',
              )}
            </p>
          )}
          {step.at === 'applied' && <p class="good">{t('backup.applied')}</p>}
          {step.at === 'undone' && <p class="good">{t('backup.undone')}</p>}
        </div>
        {step.at === 'doing' && taking.failure !== undefined && step.retry && (
          <div class="actions">
            <button type="button" class="button button-quiet" onClick={step.retry}>
              {t('way-out.retry')}
            </button>
          </div>
        )}
        {step.at === 'offer' && (
          <BackupPlan
            plan={step.offer.plan}
            apply={() => apply(step.offer)}
            cancel={() => go({ at: 'idle' })}
          />
        )}
        {step.at === 'applied' && (
          <div class="actions">
            <button type="button" class="button button-quiet" onClick={() => undo(step.undo)}>
              {t('common.undo')}
            </button>
          </div>
        )}
      </Setting>
    </Section>
  );
}

/** Why it may have failed, and what helps. */
const REASONS = {
  newer: 'backup.reason.newer',
  stuck: 'backup.reason.stuck',
  unknown: 'backup.reason.unknown',
} as const satisfies Record<ReturnType<typeof troubleOf>, MessageKey>;

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && error.name === 'BackupTooLargeError';
}
