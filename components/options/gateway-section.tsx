import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import {
  type Draft,
  editDraft,
  type GatewayFields,
  getFields,
  isChangedElsewhere,
  keepTyped,
} from '../../utils/extension-pages/options/gateway-draft.ts';
import type { ConnectionReport } from '../../utils/gateway/connection-test.ts';
import type { GatewayAccess } from '../../utils/gateway/request.ts';
import { type GatewayInfos, getInfo } from '../../utils/settings/gateway-info.ts';
import { getActiveGateway } from '../../utils/settings/gateway-list.ts';
import type { Gateways, SavedGateway } from '../../utils/settings/saved-gateways.ts';
import { focusOnce } from '../ui/focus-once.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { useAction } from '../ui/use-action.ts';
import { GatewayBalance } from './gateway-balance.tsx';
import { GatewayForm } from './gateway-form.tsx';
import { GatewayList } from './gateway-list.tsx';
import { useIsSectionHidden } from './setting.tsx';

export interface GatewaySectionProps {
  /** The saved gateways, which may have been changed in another tab. */
  gateways: Gateways;
  infos: GatewayInfos;
  /** Milliseconds since 1970. */
  now: number;
  /** Tests the access without saving it. */
  test(access: GatewayAccess, gatewayId: string): Promise<ConnectionReport>;
  /** Adds a gateway, or replaces the one with its id. `report`: the result of a test of the same access. */
  save(gateway: SavedGateway, report?: ConnectionReport): Promise<void>;
  forget(gatewayId: string): Promise<void>;
  forgetAll(): Promise<void>;
  /** Saves forgotten gateways again. Resolves to `false` if others were saved since, which then stay. */
  restore(gateways: Gateways): Promise<boolean>;
  activate(gatewayId: string): Promise<void>;
  refreshBalance(gatewayId: string): Promise<void>;
}

interface Props extends GatewaySectionProps {
  /** Whether the user can add gateways and choose one here. */
  managesSeveral: boolean;
  /** Further settings. */
  children?: ComponentChildren;
}

/** What was forgotten: the only copy, for undo. The next action discards it. */
interface Forgotten {
  gateways: Gateways;
  isAll: boolean;
  /** The ids that are still saved. */
  remaining: string[];
}

type SectionAction = 'forget' | 'restore' | 'activate';

type Outcome =
  | { status: 'none' | 'not-restored' }
  /** It runs or has failed. */
  | { status: 'running'; action: SectionAction }
  | { status: 'forgotten' | 'restored'; forgotten: Forgotten };

/** The user's gateways: the choice of the active one, and a form for one of them or for a new one. */
export function GatewaySection(props: Props) {
  const { gateways, infos, now, managesSeveral, children } = props;
  const { t } = useI18n();
  /** What the user has typed, by gateway, so that changing between gateways loses nothing. */
  const [drafts, setDrafts] = useState<Record<string, Draft>>({});
  /** The gateway in the form; `undefined` for the active one. */
  const [chosenId, setChosenId] = useState<string>();
  /** The id that the next new gateway gets. */
  const [newId, setNewId] = useState(createId);
  const [isFormFocused, setIsFormFocused] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>({ status: 'none' });
  const action = useAction();

  const find = (id: string | undefined) => gateways.all.find((gateway) => gateway.id === id);
  useLayoutEffect(() => {
    if (find(newId)) setNewId(createId());
    // A form that appears later, because another gateway became active, must not take the focus.
    setIsFormFocused(false);
  });

  const active = getActiveGateway(gateways);
  const isChosenKnown =
    chosenId !== undefined &&
    (find(chosenId) !== undefined || chosenId === newId || drafts[chosenId] !== undefined);
  const id = isChosenKnown ? chosenId : (active?.id ?? newId);
  const saved = find(id);
  const draft = drafts[id];
  const others = gateways.all.filter((gateway) => gateway.id !== id);
  const hasSeveral = gateways.all.length > 1;
  const isManaged = managesSeveral && hasSeveral;
  const isNamed = gateways.all.length > (saved ? 1 : 0);

  function changeDraft(of: string, change: (draft: Draft | undefined) => Draft | undefined): void {
    setDrafts((all) => {
      const { [of]: before, ...rest } = all;
      const after = change(before);
      return after ? { ...rest, [of]: after } : rest;
    });
  }

  function onEdit(change: Partial<GatewayFields>): void {
    // From now on, the form stays with this gateway, whichever is active.
    setChosenId(id);
    changeDraft(id, (before) => editDraft(saved, before, change));
  }

  function choose(next: string | undefined): void {
    setChosenId(next);
    setIsFormFocused(true);
  }

  function onAct(): void {
    action.clear();
    setOutcome({ status: 'none' });
  }

  function onCancel(): void {
    changeDraft(id, () => undefined);
    choose(undefined);
    onAct();
  }

  function runAction(name: SectionAction, work: () => Promise<unknown>): Promise<boolean> {
    setOutcome({ status: 'running', action: name });
    return action.run(work);
  }

  async function onActivate(next: string): Promise<void> {
    if (!(await runAction('activate', () => props.activate(next)))) return;
    setOutcome({ status: 'none' });
    // Show the gateway that was chosen, unless that would hide what the user is typing.
    if (!draft) setChosenId(undefined);
  }

  async function onForget(all: SavedGateway[], work: () => Promise<void>): Promise<void> {
    const ids = all.map((gateway) => gateway.id);
    const remaining = gateways.all
      .map((gateway) => gateway.id)
      .filter((each) => !ids.includes(each));
    const forgotten = {
      gateways: { activeId: gateways.activeId, all },
      isAll: all.length > 1,
      remaining,
    };
    if (!(await runAction('forget', work))) return;
    for (const each of ids) changeDraft(each, () => undefined);
    setChosenId(undefined);
    setOutcome({ status: 'forgotten', forgotten });
  }

  async function onUndo(forgotten: Forgotten): Promise<void> {
    let isRestored = false;
    const isDone = await runAction('restore', async () => {
      isRestored = await props.restore(forgotten.gateways);
    });
    if (!isDone) return;
    setOutcome(isRestored ? { status: 'restored', forgotten } : { status: 'not-restored' });
  }

  // No undo if another gateway was saved meanwhile.
  const undoable =
    outcome.status === 'forgotten' &&
    gateways.all.every((gateway) => outcome.forgotten.remaining.includes(gateway.id))
      ? outcome.forgotten
      : undefined;
  const result = outcome.status === 'restored' ? outcome.forgotten : undoable;
  const title = saved
    ? t('options.gateway-edit-named', { name: saved.name })
    : t('options.gateway-new');
  return (
    <section class="panel" aria-labelledby="gateway" hidden={useIsSectionHidden('gateway')}>
      <h2 id="gateway">{t(isManaged ? 'options.gateways' : 'options.gateway')}</h2>
      <p class="hint">{t(isManaged ? 'options.gateways-hint' : 'options.gateway-hint')}</p>
      {isManaged && (
        <GatewayList
          gateways={gateways}
          infos={infos}
          hasDraft={(each) => drafts[each] !== undefined}
          onActivate={onActivate}
          onEdit={choose}
        />
      )}
      {isManaged && saved && <AddButton onAdd={() => choose(newId)} />}
      <GatewayForm
        key={id}
        id={id}
        saved={saved}
        fields={getFields(saved, draft)}
        isChangedElsewhere={draft !== undefined && isChangedElsewhere(saved, draft)}
        others={others}
        isActive={saved === active}
        title={isNamed ? title : undefined}
        isFocused={isFormFocused}
        onEdit={onEdit}
        onShowSaved={() => changeDraft(id, () => undefined)}
        onAct={onAct}
        test={props.test}
        save={props.save}
        onSaved={(gateway, submitted) =>
          changeDraft(id, (typed) => typed && keepTyped(gateway, submitted, typed))
        }
        onForget={saved && (() => onForget([saved], () => props.forget(saved.id)))}
        onCancel={saved || !active ? undefined : onCancel}
      />
      {saved && (
        <GatewayBalance
          key={`balance ${id}`}
          gateway={saved}
          info={getInfo(infos, saved)}
          now={now}
          refresh={() => props.refreshBalance(saved.id)}
        />
      )}
      {managesSeveral && !hasSeveral && saved && <AddButton onAdd={() => choose(newId)} />}
      {isManaged && (
        <div class="actions">
          <button
            type="button"
            class="button button-plain"
            onClick={() => onForget(gateways.all, props.forgetAll)}
          >
            {t('options.forget-all')}
          </button>
        </div>
      )}
      <div class="form-status" role="status">
        {outcome.status === 'running' && action.failure !== undefined && (
          <p class="error">{t(`options.failed.${outcome.action}`)}</p>
        )}
        {result && <p class="success">{toResultText(t, outcome.status === 'restored', result)}</p>}
        {outcome.status === 'not-restored' && <p class="error">{t('options.not-restored')}</p>}
      </div>
      {undoable && (
        <div class="actions">
          <button
            type="button"
            class="button button-quiet"
            ref={focusOnce}
            onClick={() => onUndo(undoable)}
          >
            {t('common.undo')}
          </button>
        </div>
      )}
      {children}
    </section>
  );
}

function AddButton({ onAdd }: { onAdd(): void }) {
  const { t } = useI18n();
  return (
    <button type="button" class="button button-quiet gateway-add" onClick={onAdd}>
      {t('options.gateway-add')}
    </button>
  );
}

type Translate = ReturnType<typeof useI18n>['t'];

function toResultText(
  t: Translate,
  isRestored: boolean,
  { isAll, gateways, remaining }: Forgotten,
) {
  const kind = isRestored ? 'restored' : 'forgotten';
  if (isAll) return t(`options.${kind}-all`);
  const name = gateways.all[0]?.name;
  if (name === undefined || remaining.length === 0) return t(`options.${kind}`);
  return t(`options.${kind}-gateway`, { name });
}

function createId(): string {
  return crypto.randomUUID();
}
