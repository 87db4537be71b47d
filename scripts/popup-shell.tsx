import { renderToString } from 'preact-render-to-string';
import { Popup } from '../components/popup/popup.tsx';
import { I18nContext } from '../components/ui/i18n-context.tsx';
import { createI18n } from '../utils/i18n/i18n.ts';

const WORDLESS = { ...createI18n('en'), t: () => '' };

const nothing = () => {};

/**
 * Prerenders the part of the popup that needs neither texts nor settings: its search box, which accepts input at once.
 */
export function popupShell(): string {
  const shell = renderToString(
    <I18nContext.Provider value={WORDLESS}>
      <Popup
        view={{ kind: 'start' }}
        now={0}
        submit={nothing}
        searchWords={nothing}
        searchMore={nothing}
        choose={nothing}
        showOnPage={nothing}
        back={nothing}
        copy={async () => {}}
        onOpenSettings={nothing}
        onOpenPanel={nothing}
        onStartPageBatch={nothing}
        onOpenWelcome={nothing}
        onRecover={nothing}
        onOpenDomains={nothing}
        retry={nothing}
      />
    </I18nContext.Provider>,
  );
  // Until the script focuses the box, the browser does.
  return shell.replace('<input ', '<input autofocus ');
}
