import { renderToString } from 'preact-render-to-string';
import { Popup } from '../components/popup/popup.tsx';
import { TextContext } from '../components/ui/text-context.tsx';
import { textIn } from '../utils/i18n/translate.ts';

const WORDLESS = { ...textIn('en'), t: () => '' };

const nothing = () => {};

/** What of the popup needs neither words nor settings: its search box, which takes input at once. */
export function popupShell(): string {
  const shell = renderToString(
    <TextContext.Provider value={WORDLESS}>
      <Popup
        view={{ at: 'start' }}
        now={0}
        submit={nothing}
        searchWords={nothing}
        searchMore={nothing}
        choose={nothing}
        showOnPage={nothing}
        back={nothing}
        copy={async () => {}}
        openSettings={nothing}
        openPanel={nothing}
        surveyPage={nothing}
        openWelcome={nothing}
        takeWayOut={nothing}
        retry={nothing}
      />
    </TextContext.Provider>,
  );
  // The script gives it the focus when it draws; until then the browser does.
  return shell.replace('<input ', '<input autofocus ');
}
