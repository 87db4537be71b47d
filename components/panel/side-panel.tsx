import type { ComponentChildren } from 'preact';
import { hashOf, type Route } from '../../utils/messages/panel-route.ts';
import { useText } from '../ui/text-context.tsx';

/** What was done, and how it is undone where that is possible. */
export interface Outcome {
  sentence: string;
  undo?(): void;
}

interface Props {
  /** The view that is shown. */
  at: Route['at'];
  outcome: Outcome | undefined;
  children: ComponentChildren;
}

/** The views that the navigation leads to, by their names in the texts. */
const PLACES = ['page', 'surveys', 'lists', 'following', 'history'] as const;

/** The side panel's frame: the way to its views, the view, and what came of the last thing done. */
export function SidePanel({ at, outcome, children }: Props) {
  const { t } = useText();
  return (
    <>
      <header class="panel-head">
        <h1 class="unseen">{t('manifest.name')}</h1>
        <nav class="panel-places" aria-label={t('panel.places')}>
          {PLACES.map((place) => (
            <a
              key={place}
              href={hashOf({ at: place })}
              aria-current={place === placeOf(at) ? 'page' : undefined}
            >
              {t(`panel.${place}`)}
            </a>
          ))}
        </nav>
      </header>
      <main>{children}</main>
      <div class={outcome ? 'undo-bar' : 'undo-bar undo-bar-empty'}>
        <p role="status">{outcome?.sentence}</p>
        {outcome?.undo && (
          <button type="button" class="button button-quiet" onClick={outcome.undo}>
            {t('common.undo')}
          </button>
        )}
      </div>
    </>
  );
}

/** The place in the navigation that a view belongs to, if any. */
function placeOf(at: Route['at']): Route['at'] {
  if (at === 'survey') return 'surveys';
  if (at === 'list') return 'lists';
  return at === 'followed' ? 'following' : at;
}
