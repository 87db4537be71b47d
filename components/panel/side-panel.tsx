import type { ComponentChildren } from 'preact';
import { type Route, toHash } from '../../utils/messages/panel-route.ts';
import { useI18n } from '../ui/i18n-context.tsx';

/** The result of an action, and how to undo it if possible. */
export interface PanelMessage {
  sentence: string;
  undo?(): void;
}

interface Props {
  view: Route['view'];
  message: PanelMessage | undefined;
  children: ComponentChildren;
}

/** The views in the navigation; `panel.<name>` is the message key of each. */
const NAV_ITEMS = [
  'page',
  'batches',
  'lists',
  'following',
  'domains',
  'conversations',
  'history',
] as const;

/** The side panel's frame: navigation, the current view, and the result of the last action. */
export function SidePanel({ view, message, children }: Props) {
  const { t } = useI18n();
  return (
    <>
      <header class="panel-head">
        <h1 class="visually-hidden">{t('manifest.name')}</h1>
        <nav class="panel-nav" aria-label={t('panel.navigation')}>
          {NAV_ITEMS.map((item) => (
            <a
              key={item}
              href={toHash({ view: item })}
              aria-current={item === getNavItem(view) ? 'page' : undefined}
            >
              {t(`panel.${item}`)}
            </a>
          ))}
        </nav>
      </header>
      <main>{children}</main>
      <div class={message ? 'undo-bar' : 'undo-bar undo-bar-empty'}>
        <p role="status">{message?.sentence}</p>
        {message?.undo && (
          <button type="button" class="button button-quiet" onClick={message.undo}>
            {t('common.undo')}
          </button>
        )}
      </div>
    </>
  );
}

/** The navigation item that a view belongs to; the view itself if there is none. */
function getNavItem(view: Route['view']): Route['view'] {
  if (view === 'batch') return 'batches';
  if (view === 'list') return 'lists';
  if (view === 'try') return 'conversations';
  return view === 'followed' ? 'following' : view;
}
