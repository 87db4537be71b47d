import { useState } from 'preact/hooks';
import type {
  BackupActions,
  BackupImport,
  SavedBackup,
} from '../../utils/extension-pages/backup/backup-actions.ts';
import type { BackupProblem } from '../../utils/extension-pages/backup/parse-backup.ts';
import { isNoOp } from '../../utils/extension-pages/backup/plan.ts';
import type { MessageKey } from '../../utils/i18n/i18n.ts';
import { getDatabaseProblem } from '../../utils/lib/database/database-problem.ts';
import { Checkbox } from '../ui/checkbox-field.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { useAction } from '../ui/use-action.ts';
import { BackupPlan } from './backup-plan.tsx';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

/** Long enough to read, validate and write megabytes on slow machines. */
const LIMIT_MS = 60_000;

type BackupStep = 'read' | 'apply' | 'undo';

type ImportState =
  | { status: 'idle' }
  | { status: 'problem'; problem: BackupProblem }
  /** It runs or has failed. `retry` repeats it if possible. */
  | { status: 'running'; step: BackupStep; retry?: () => void }
  | { status: 'preview'; backup: BackupImport }
  | { status: 'applied'; undo(): Promise<void> }
  | { status: 'undone' };

/** Saves settings, lists and followed GPTs to a file, and restores them. */
export function BackupForm({ save, read }: BackupActions) {
  const { t } = useI18n();
  const [isWithKey, setIsWithKey] = useState(false);
  const [isWithConversations, setIsWithConversations] = useState(false);
  const [saved, setSaved] = useState<SavedBackup>();
  const [state, setState] = useState<ImportState>({ status: 'idle' });
  const saving = useAction();
  const importing = useAction();

  function onSave(): void {
    setSaved(undefined);
    saving.run(async () => setSaved(await save({ isWithKey, isWithConversations })), LIMIT_MS);
  }

  async function readFile({ currentTarget: input }: { currentTarget: HTMLInputElement }) {
    const [file] = input.files ?? [];
    if (!file) return;
    await run('read', async () => {
      const result = await read(file);
      return typeof result === 'string'
        ? { status: 'problem', problem: result }
        : { status: 'preview', backup: result };
    });
    // Lets the user choose the same file again after editing it.
    input.value = '';
  }

  /** Runs an action and goes to the state that it returns, or shows that it failed. */
  async function run(
    step: BackupStep,
    work: () => Promise<ImportState>,
    retry?: () => void,
  ): Promise<void> {
    setState({ status: 'running', step, retry });
    let next: ImportState | undefined;
    const isDone = await importing.run(async () => {
      next = await work();
    }, LIMIT_MS);
    if (isDone && next) setState(next);
  }

  const apply = (backup: BackupImport): Promise<void> =>
    run(
      'apply',
      async () => ({ status: 'applied', undo: await backup.apply() }),
      () => apply(backup),
    );

  const undo = (revert: () => Promise<void>): Promise<void> =>
    run(
      'undo',
      async () => {
        await revert();
        return { status: 'undone' };
      },
      () => undo(revert),
    );

  return (
    <Section id="backup">
      <Setting id="backup-save">
        <p class="hint">{t('backup.save-hint')}</p>
        <Checkbox
          label={t('backup.with-key')}
          isChecked={isWithKey}
          describedBy="backup-key-hint"
          onChange={setIsWithKey}
        />
        <p class={isWithKey ? 'error' : 'hint'} id="backup-key-hint">
          {t(isWithKey ? 'backup.key-warning' : 'backup.key-left-out')}
        </p>
        <Checkbox
          label={t('backup.with-conversations')}
          isChecked={isWithConversations}
          describedBy="backup-conversations-hint"
          onChange={setIsWithConversations}
        />
        <p class={isWithConversations ? 'error' : 'hint'} id="backup-conversations-hint">
          {t(
            isWithConversations ? 'backup.conversations-warning' : 'backup.conversations-left-out',
          )}
        </p>
        <div class="actions">
          <button type="button" class="button button-quiet" onClick={onSave}>
            {t('backup.save')}
          </button>
        </div>
        <div class="form-status" role="status">
          {saving.failure !== undefined && (
            <p class="error">
              {isTooLarge(saving.failure)
                ? t('backup.too-large')
                : `${t('backup.not-saved')} ${t(REASONS[getDatabaseProblem(saving.failure)])}`}
            </p>
          )}
          {saved && saved.snapshotsLeftOut > 0 && (
            <p class="hint">{t('backup.thinned', { count: saved.snapshotsLeftOut })}</p>
          )}
          {saved && saved.conversationsLeftOut > 0 && (
            <p class="hint">
              {t('backup.conversations-thinned', { count: saved.conversationsLeftOut })}
            </p>
          )}
          {saved && saved.damaged > 0 && (
            <p class="error">{t('backup.damaged-left-out', { count: saved.damaged })}</p>
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
        <div class="form-status" role="status">
          {state.status === 'problem' && (
            <p class="error">{t(`backup.problem.${state.problem}`)}</p>
          )}
          {state.status === 'running' && importing.isPending && <p>{t('backup.working')}</p>}
          {state.status === 'running' && importing.failure !== undefined && (
            <p class="error">
              {t(`backup.failed.${state.step}`)} {t(REASONS[getDatabaseProblem(importing.failure)])}
            </p>
          )}
          {/* Only announces the plan, which is rendered below with its buttons. */}
          {state.status === 'preview' && (
            <p class="visually-hidden">
              {t(isNoOp(state.backup.plan) ? 'backup.changes-nothing' : 'backup.would-change')}
            </p>
          )}
          {state.status === 'applied' && <p class="success">{t('backup.applied')}</p>}
          {state.status === 'undone' && <p class="success">{t('backup.undone')}</p>}
        </div>
        {state.status === 'running' && importing.failure !== undefined && state.retry && (
          <div class="actions">
            <button type="button" class="button button-quiet" onClick={state.retry}>
              {t('recovery.retry')}
            </button>
          </div>
        )}
        {state.status === 'preview' && (
          <BackupPlan
            plan={state.backup.plan}
            onApply={() => apply(state.backup)}
            onCancel={() => setState({ status: 'idle' })}
          />
        )}
        {state.status === 'applied' && (
          <div class="actions">
            <button type="button" class="button button-quiet" onClick={() => undo(state.undo)}>
              {t('common.undo')}
            </button>
          </div>
        )}
      </Setting>
    </Section>
  );
}

/** Messages with the likely reason of a failure and what helps. */
const REASONS = {
  newer: 'backup.reason.newer',
  stuck: 'backup.reason.stuck',
  unknown: 'backup.reason.unknown',
} as const satisfies Record<ReturnType<typeof getDatabaseProblem>, MessageKey>;

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && error.name === 'BackupTooLargeError';
}
