import type { SiteBarProps } from '../../utils/extension-pages/popup/site-status.ts';
import { clock, list } from '../../utils/i18n/format.ts';
import { useText } from '../ui/text-context.tsx';

/** The popup's foot: on or off for the tab's site, and a pause for everywhere. */
export function SiteBar({ status, turn, pause, resume, allowAccess }: SiteBarProps) {
  const text = useText();
  const { t } = text;
  const { hasAccess, pausedUntil } = status;
  if (!hasAccess) {
    return (
      <Obstacle sentence={t('control.no-access')} way={t('way-out.access')} onWay={allowAccess} />
    );
  }
  if (pausedUntil !== undefined) {
    return (
      <Obstacle
        sentence={t('control.paused', { time: clock(text, pausedUntil) })}
        way={t('control.resume')}
        onWay={resume}
      />
    );
  }
  return (
    <footer class="site-bar">
      <SiteSwitch status={status} turn={turn} />
      <WayButton label={t('control.pause')} onClick={pause} />
    </footer>
  );
}

function SiteSwitch({
  status: { sites, isOn, isPrivate },
  turn,
}: Pick<SiteBarProps, 'status' | 'turn'>) {
  const text = useText();
  if (sites.length === 0) return <p>{text.t('control.no-site')}</p>;
  const site = list(text, sites);
  const button = (
    <button
      type="button"
      class="bare-button switch"
      role="switch"
      aria-checked={isOn}
      onClick={() => turn(!isOn)}
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

/** What keeps it from working everywhere, and the button that helps. */
function Obstacle({ sentence, way, onWay }: { sentence: string; way: string; onWay(): void }) {
  return (
    <footer class="site-bar site-bar-warning">
      <p>{sentence}</p>
      <WayButton label={way} onClick={onWay} />
    </footer>
  );
}

function WayButton({ label, onClick }: { label: string; onClick(): void }) {
  return (
    <button type="button" class="button button-quiet" onClick={onClick}>
      {label}
    </button>
  );
}
