import { useState } from 'preact/hooks';
import type { TextFile } from '../../utils/extension-pages/export/export-file.ts';
import { toUsageFile } from '../../utils/extension-pages/options/usage-csv.ts';
import type { NamedGateway } from '../../utils/extension-pages/options/usage-rows.ts';
import type { UsageByDay } from '../../utils/lookup/usage-by-day.ts';
import { ActionFailure } from '../ui/action-failure.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { useAction } from '../ui/use-action.ts';

interface Props {
  usage: UsageByDay;
  gateways: NamedGateway[];
  /** Milliseconds since 1970. */
  now: number;
  saveFile(file: TextFile): void;
}

/** Saves the usage of all days as a CSV file. */
export function UsageExport({ usage, gateways, now, saveFile }: Props) {
  const { t } = useI18n();
  const saving = useAction();
  const [isSaved, setIsSaved] = useState(false);

  async function save(): Promise<void> {
    setIsSaved(false);
    const isDone = await saving.run(async () => saveFile(toUsageFile(usage, gateways, now)));
    setIsSaved(isDone);
  }

  return (
    <div>
      <div class="usage-export">
        <button type="button" class="button button-quiet" onClick={save}>
          {t('usage.export')}
        </button>
        <span class="success" role="status">
          {isSaved && t('export.saved')}
        </span>
      </div>
      <ActionFailure action={saving} />
    </div>
  );
}
