import type { Appearance } from '../utils/appearance.ts';
import { AppearanceForm } from './appearance-form.tsx';
import { GatewayForm, type GatewayFormProps } from './gateway-form.tsx';
import { useText } from './text-context.tsx';

interface Props extends GatewayFormProps {
  appearance: Appearance;
  changeAppearance(appearance: Appearance): void;
}

/** The settings: the user's gateway, and how everything looks. */
export function Options({ appearance, changeAppearance, ...gateway }: Props) {
  const { t } = useText();
  return (
    <main>
      <h1>{t('options.title')}</h1>
      <GatewayForm {...gateway} />
      <AppearanceForm appearance={appearance} change={changeAppearance} />
    </main>
  );
}
