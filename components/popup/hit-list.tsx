import type { CachedSummaries } from '../../utils/extension-pages/popup/popup-view.ts';
import type { Hit } from '../../utils/gpt/gpt.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { GptPicture } from '../gpt/gpt-picture.tsx';
import { GptStats } from '../gpt/gpt-stats.tsx';
import { focusOnce } from '../ui/focus-once.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { moveFocus } from '../ui/move-focus.ts';

interface Props {
  hits: Hit[];
  /** What the library has of them; missing until it has been asked. */
  cached?: CachedSummaries;
  /** The hit that gets the focus: the one somebody comes back from. */
  focused?: GptId;
  onChoose(id: GptId): void;
}

/** What a search found. Arrow keys go from hit to hit. */
export function HitList({ hits, cached, focused, onChoose }: Props) {
  const { t } = useI18n();
  const renderStats = (id: GptId) => {
    const gpt = cached?.get(id);
    return gpt && <GptStats gpt={gpt} />;
  };
  return (
    <ul onKeyDown={moveFocus}>
      {hits.map(({ id, name, author, description }) => (
        <li key={id}>
          <button
            type="button"
            class="unstyled-button gpt-row hit"
            ref={id === focused ? focusOnce : undefined}
            onClick={() => onChoose(id)}
          >
            <GptPicture id={id} name={name} />
            <span class="gpt-row-text">
              <strong dir="auto">{name}</strong>
              {author && <small dir="auto">{t('gpt.by', { author })}</small>}
              {description && (
                <small class="hit-description" dir="auto">
                  {description}
                </small>
              )}
            </span>
            {renderStats(id)}
          </button>
        </li>
      ))}
    </ul>
  );
}
