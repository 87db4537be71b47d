import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { getIdClass } from './gpt-foot.tsx';

/** A placeholder in the shape of a GPT while its lookup runs. */
export function GptSkeleton({ id }: { id: GptId }) {
  const { t } = useI18n();
  return (
    <div class="gpt gpt-brief">
      <div class="gpt-body" aria-busy="true">
        <div class="head">
          <span class="picture skeleton" />
          <div>
            <span class="skeleton skeleton-title" />
            <span class="skeleton skeleton-short" />
          </div>
        </div>
        <span class="skeleton skeleton-block" />
        <span class="skeleton" />
        <span class="skeleton skeleton-long" />
      </div>
      <div class="foot">
        <code class={getIdClass(id)}>{id}</code>
        {/* Not a live region: card and popup have one with this text. */}
        <span class="foot-age">{t('gpt.loading')}</span>
      </div>
    </div>
  );
}
