import { KeyField } from '../../../components/options/key-field.tsx';
import { Section } from '../../../components/options/section.tsx';
import { Setting } from '../../../components/options/setting.tsx';
import { TextField } from '../../../components/options/text-field.tsx';
import { UrlField } from '../../../components/options/url-field.tsx';
import { CheckboxField } from '../../../components/ui/checkbox-field.tsx';
import { NumberField } from '../../../components/ui/number-field.tsx';
import { SelectField } from '../../../components/ui/select-field.tsx';
import type { ApiKeyProblem } from '../../../utils/gateway/api-key.ts';
import type { BaseUrlProblem } from '../../../utils/gateway/base-url.ts';
import { noop } from '../fixtures.ts';
import { afterClick, forEachName, story } from '../story.ts';

const KEY_PROBLEMS: ApiKeyProblem[] = ['empty', 'space', 'characters'];
const URL_PROBLEMS: BaseUrlProblem[] = ['empty', 'not-a-url', 'scheme', 'credentials', 'insecure'];
const DENSITIES = ['comfortable', 'dense'] as const;

const URL_FIELD = {
  allowsHttp: false,
  isFocused: false,
  onInput: noop,
  onPaste: () => false,
  onAllowHttp: noop,
};

export const fieldStories = [
  story('url-field', 'options', URL_FIELD, UrlField, {
    valid: { value: 'https://api.example.com' },
    ...forEachName(URL_PROBLEMS, (problem) => ({ value: 'htp:/', problem })),
  }),
  story('key-field', 'options', { onInput: noop, onPaste: () => false }, KeyField, {
    masked: { value: 'sk-invented' },
    revealed: afterClick('button', { value: 'sk-invented' }),
    ...forEachName(KEY_PROBLEMS, (problem) => ({ value: 'sk invented', problem })),
  }),
  story('text-field', 'options', { onInput: noop }, TextField, {
    empty: ({ t }) => ({
      label: t('options.gateway-name'),
      hint: t('options.gateway-name-hint'),
      value: '',
      placeholder: 'api.example.com',
    }),
    invalid: ({ t }) => ({
      label: t('options.lookup-price'),
      hint: t('options.lookup-price-hint'),
      problem: t('options.number.not-a-number'),
      value: '1,000',
    }),
  }),
  story('number-field', 'options', { onChange: noop }, NumberField, {
    'a number': ({ t }) => ({
      label: t('options.fresh-hours'),
      hint: t('options.fresh-hours-hint'),
      value: 24,
      min: 0,
    }),
    empty: ({ t }) => ({
      label: t('options.daily-limit'),
      hint: t('options.daily-limit-hint'),
      value: null,
      min: 1,
    }),
  }),
  story('select-field', 'options', { onChange: noop }, SelectField<(typeof DENSITIES)[number]>, {
    'one of two': ({ t }) => ({
      label: t('options.density'),
      hint: t('options.density-hint'),
      value: 'dense' as const,
      choices: DENSITIES.map((value) => ({ value, label: t(`options.density.${value}`) })),
    }),
  }),
  story('checkbox-field', 'options', { hintId: 'hint', onChange: noop }, CheckboxField, {
    off: ({ t }) => ({
      label: t('options.count-badge'),
      hint: t('options.count-badge-hint'),
      isChecked: false,
    }),
    on: ({ t }) => ({
      label: t('options.follow-notifies'),
      hint: t('options.follow-notifies-hint'),
      isChecked: true,
    }),
  }),
  story('section', 'options', { id: 'diagnostics' }, Section, {
    'with a hint': ({ t }) => ({ children: <p class="hint">{t('options.diagnostics-hint')}</p> }),
  }),
  story('setting', 'options', { id: 'theme' as const }, Setting<object>, {
    default: ({ t }) => ({ children: t('options.theme-hint') }),
    'with a reset button': ({ t }) => ({ children: t('options.theme-hint'), reset: {} }),
  }),
];
