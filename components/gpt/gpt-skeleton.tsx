import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { useI18n } from '../ui/i18n-context.tsx';

/** The shape of what is coming, while the gateway is asked. */
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
        <code class={id.length > 11 ? 'id id-long' : 'id'}>{id}</code>
        {/* Card and popup have a region that says it: a second one would say it twice. */}
        <span class="foot-age">{t('gpt.loading')}</span>
      </div>
    </div>
  );
}
