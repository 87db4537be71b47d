import type { CachedSummaries } from '../../utils/extension-pages/popup/popup-view.ts';
import type { Hit } from '../../utils/gpt/gpt.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { AuthorLine, GptRow } from '../gpt/gpt-row.tsx';
import { GptStats } from '../gpt/gpt-stats.tsx';
import { moveFocus } from '../ui/move-focus.ts';

interface Props {
  hits: Hit[];
  /** The cached ones of the hits; `undefined` until the cache was checked. */
  cached?: CachedSummaries;
  /** The hit to focus: the one the user returns from. */
  focused?: GptId;
  onChoose(id: GptId): void;
}

/** Search hits. Arrow keys move between them. */
export function HitList({ hits, cached, focused, onChoose }: Props) {
  const renderStats = (id: GptId) => {
    const gpt = cached?.get(id);
    return gpt && <GptStats gpt={gpt} />;
  };
  return (
    <ul onKeyDown={moveFocus}>
      {hits.map(({ id, name, author, description }) => (
        <li key={id}>
          <GptRow
            class="gpt-row hit"
            id={id}
            name={name}
            details={
              <>
                {author && <AuthorLine author={author} />}
                {description && (
                  <small class="hit-description" dir="auto">
                    {description}
                  </small>
                )}
              </>
            }
            end={renderStats(id)}
            isFocused={id === focused}
            onChoose={onChoose}
          />
        </li>
      ))}
    </ul>
  );
}
