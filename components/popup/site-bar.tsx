import type { SiteBarProps, SiteStatus } from '../../utils/extension-pages/popup/site-status.ts';
import { formatList, formatTime } from '../../utils/i18n/format.ts';
import { useI18n } from '../ui/i18n-context.tsx';

/** The popup's footer: turns GPT Lens on or off on the tab's site and pauses it everywhere. */
export function SiteBar({
  status,
  turn: onToggle,
  pause: onPause,
  resume: onResume,
  allowAccess: onAllowAccess,
}: SiteBarProps) {
  const text = useI18n();
  const { t } = text;
  const { hasAccess, pausedUntil } = status;
  if (!hasAccess) {
    return (
      <WarningBar
        sentence={t('control.no-access')}
        action={t('recovery.access')}
        onAction={onAllowAccess}
      />
    );
  }
  if (pausedUntil !== undefined) {
    return (
      <WarningBar
        sentence={t('control.paused', { time: formatTime(text, pausedUntil) })}
        action={t('control.resume')}
        onAction={onResume}
      />
    );
  }
  return (
    <footer class="site-bar">
      <SiteSwitch status={status} onToggle={onToggle} />
      <BarButton label={t('control.pause')} onClick={onPause} />
    </footer>
  );
}

interface SwitchProps {
  status: SiteStatus;
  onToggle(isOn: boolean): void;
}

function SiteSwitch({ status: { sites, isOn, isPrivate }, onToggle }: SwitchProps) {
  const text = useI18n();
  if (sites.length === 0) return <p>{text.t('control.no-site')}</p>;
  const site = formatList(text, sites);
  const button = (
    <button
      type="button"
      class="unstyled-button switch"
      role="switch"
      aria-checked={isOn}
      onClick={() => onToggle(!isOn)}
    >
      <span class="switch-track" />
      <span class="switch-label">{text.t(isOn ? 'control.on' : 'control.off', { site })}</span>
    </button>
  );
  if (!isPrivate) return button;
  return (
    <div>
      {button}
      <small>{text.t('control.turn-off-private')}</small>
    </div>
  );
}

/** Says what keeps GPT Lens from working, with the button that fixes it. */
function WarningBar({
  sentence,
  action,
  onAction,
}: {
  sentence: string;
  action: string;
  onAction(): void;
}) {
  return (
    <footer class="site-bar site-bar-warning">
      <p>{sentence}</p>
      <BarButton label={action} onClick={onAction} />
    </footer>
  );
}

function BarButton({ label, onClick }: { label: string; onClick(): void }) {
  return (
    <button type="button" class="button button-quiet" onClick={onClick}>
      {label}
    </button>
  );
}
