import { KeyField } from '../../../components/key-field.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { Section } from '../../../components/section.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { Setting } from '../../../components/setting.tsx';
import { UrlField } from '../../../components/url-field.tsx';
import type { ApiKeyProblem } from '../../../utils/gateway/api-key.ts';
import type { BaseUrlProblem } from '../../../utils/gateway/base-url.ts';
import { nothing } from '../invented.ts';
import { pressed, story } from '../story.ts';

const KEY_PROBLEMS: ApiKeyProblem[] = ['empty', 'space', 'characters'];
const URL_PROBLEMS: BaseUrlProblem[] = ['empty', 'not-a-url', 'scheme', 'credentials', 'insecure'];

const url = { onInput: nothing, onAllowHttp: nothing };

/** What the sections of the options are made of. */
export const fieldStories = [
  story('url-field', 'options', {
    right: () => <UrlField value="https://api.example.com" allowsHttp={false} {...url} />,
    ...Object.fromEntries(
      URL_PROBLEMS.map((problem) => [
        problem,
        () => <UrlField value="htp:/" problem={problem} allowsHttp={false} {...url} />,
      ]),
    ),
  }),
  story('key-field', 'options', {
    masked: () => <KeyField value="sk-invented" onInput={nothing} />,
    shown: pressed('button', () => <KeyField value="sk-invented" onInput={nothing} />),
    ...Object.fromEntries(
      KEY_PROBLEMS.map((problem) => [
        problem,
        () => <KeyField value="sk invented" problem={problem} onInput={nothing} />,
      ]),
    ),
  }),
  story('number-field', 'options', {
    'a number': ({ t }) => (
      <NumberField
        label={t('options.fresh-hours')}
        hint={t('options.fresh-hours-hint')}
        value={24}
        least={0}
        onChange={nothing}
      />
    ),
    none: ({ t }) => (
      <NumberField
        label={t('options.daily-limit')}
        hint={t('options.daily-limit-hint')}
        value={null}
        least={1}
        onChange={nothing}
      />
    ),
  }),
  story('select-field', 'options', {
    'one of two': ({ t }) => (
      <SelectField
        label={t('options.density')}
        hint={t('options.density-hint')}
        value="dense"
        choices={(['comfortable', 'dense'] as const).map((value) => {
          return { value, label: t(`options.density.${value}`) };
        })}
        onChange={nothing}
      />
    ),
  }),
  story('section', 'options', {
    'with a hint': ({ t }) => (
      <Section id="help">
        <p class="hint">{t('options.diagnostics-hint')}</p>
      </Section>
    ),
  }),
  story('setting', 'options', {
    'as it comes': ({ t }) => <Setting id="theme">{t('options.theme-hint')}</Setting>,
    'with a way back': ({ t }) => (
      <Setting id="theme" reset={nothing}>
        {t('options.theme-hint')}
      </Setting>
    ),
  }),
];
