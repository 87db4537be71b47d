import type { Appearance } from '../utils/appearance.ts';
import type { Tally } from '../utils/inspector/meter.ts';
import type { LookUpSettings } from '../utils/look-up-settings.ts';
import { AppearanceForm } from './appearance-form.tsx';
import { CountingForm } from './counting-form.tsx';
import { GatewayForm, type GatewayFormProps } from './gateway-form.tsx';
import { HelpPanel } from './help-panel.tsx';
import { LookUpForm } from './look-up-form.tsx';
import { useText } from './text-context.tsx';

interface Props extends GatewayFormProps {
  lookUps: LookUpSettings;
  tally: Tally;
  now: number;
  changeLookUps(settings: LookUpSettings): void;
  appearance: Appearance;
  changeAppearance(appearance: Appearance): void;
  isCounting: boolean;
  changeCounting(isOn: boolean): void;
  copyDiagnostics(): Promise<void>;
}

/** The settings: the user's gateway, what look-ups cost, how everything looks. */
export function Options({
  lookUps,
  tally,
  now,
  changeLookUps,
  appearance,
  changeAppearance,
  isCounting,
  changeCounting,
  copyDiagnostics,
  ...gateway
}: Props) {
  const { t } = useText();
  return (
    <main>
      <h1>{t('options.title')}</h1>
      <GatewayForm {...gateway} />
      <LookUpForm settings={lookUps} tally={tally} now={now} change={changeLookUps} />
      <CountingForm isOn={isCounting} change={changeCounting} />
      <AppearanceForm appearance={appearance} change={changeAppearance} />
      <HelpPanel copyDiagnostics={copyDiagnostics} />
    </main>
  );
}
