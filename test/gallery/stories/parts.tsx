import type { ComponentChildren, ComponentProps } from 'preact';
import { GptPicture } from '../../../components/gpt/gpt-picture.tsx';
import { SaveButton } from '../../../components/gpt/save-button.tsx';
import { Stars } from '../../../components/gpt/stars.tsx';
import { TurnOffButton } from '../../../components/gpt/turn-off-button.tsx';
import { AskButton } from '../../../components/ui/ask-button.tsx';
import { CopyButton } from '../../../components/ui/copy-button.tsx';
import { ExternalLink } from '../../../components/ui/external-link.tsx';
import { Icon, type IconName } from '../../../components/ui/icon.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { PageIcon } from '../../../components/ui/page-icon.tsx';
import { TopUpLink } from '../../../components/ui/top-up-link.tsx';
import { TryButton, TryIconButton } from '../../../components/ui/try-button.tsx';
import { UnknownValue } from '../../../components/ui/unknown-value.tsx';
import { GPT_NAMES, getGpt, noop, PICTURE, rejects, resolves } from '../fixtures.ts';
import { CHAT, TOP_UP_URL } from '../gateway-fixtures.ts';
import { afterClick, asPart, renderedStory, story } from '../story.ts';

/** Records, so that the compiler reports missing names. */
const ICONS: Record<IconName, true> = {
  ...{ web: true, images: true, code: true, canvas: true, actions: true, other: true },
  ...{ files: true, list: true, copy: true, done: true, cross: true, pin: true, grip: true },
  ...{ unknown: true, out: true, power: true, warning: true, chat: true },
};

type PageIconName = ComponentProps<typeof PageIcon>['name'];

const PAGE_ICONS: Record<PageIconName, true> = {
  ...{ search: true, locate: true, back: true, settings: true, panel: true, follow: true },
  ...{ refresh: true, attach: true, download: true, down: true },
};

const namesOf = <Name extends string>(names: Record<Name, true>) => Object.keys(names) as Name[];

/** Several small parts side by side. */
function Row({ children }: { children: ComponentChildren }) {
  return <div style={{ display: 'flex', flexWrap: 'wrap', gap: '12px' }}>{children}</div>;
}

const mapRoom = { id: getGpt('Map Room').id, name: 'Map Room' };
const example = { href: 'https://example.com', children: 'example.com' };

export const partStories = [
  renderedStory('icon', asPart('card'), {
    'all icons of card and extension pages': () => (
      <Row>
        {namesOf(ICONS).map((name) => (
          <Icon key={name} name={name} />
        ))}
      </Row>
    ),
    'on a button': () => (
      <button type="button" class="button">
        Open <Icon name="out" />
      </button>
    ),
  }),
  renderedStory('try-button', asPart('popup'), {
    'in details, in a row with text, in a narrow row': () => (
      <Row>
        <TryButton id={mapRoom.id} chat={CHAT} />
        <TryButton {...mapRoom} class="text-button" chat={CHAT} />
        <TryIconButton {...mapRoom} chat={CHAT} />
      </Row>
    ),
    'not listed by the gateway': () => (
      <TryButton id={mapRoom.id} chat={{ ...CHAT, isUnlisted: true }} />
    ),
  }),
  story('ask-button', asPart('sidepanel'), { ids: [mapRoom.id], chat: CHAT }, AskButton, {
    'a selection': ({ t }) => ({ label: t('chat.ask', { count: 3 }) }),
    'a comparison': ({ t }) => ({ label: t('chat.ask-all') }),
  }),
  renderedStory('page-icon', asPart('popup'), {
    'all icons of extension pages only': () => (
      <Row>
        {namesOf(PAGE_ICONS).map((name) => (
          <PageIcon key={name} name={name} />
        ))}
      </Row>
    ),
  }),
  story(
    'stars',
    asPart('card'),
    {},
    Stars,
    Object.fromEntries([0, 0.3, 2.5, 4.26, 5].map((stars) => [`${stars} of 5`, { stars }])),
  ),
  renderedStory('gpt-picture', asPart('card'), {
    picture: () => <GptPicture {...mapRoom} picture={PICTURE} />,
    'monograms with the hues of their ids': () => (
      <Row>
        {[...GPT_NAMES, 'text-emoji', 'text-arabic'].map(getGpt).map(({ id, name }) => (
          <GptPicture key={id} id={id} name={name} />
        ))}
      </Row>
    ),
    'nothing known': () => <GptPicture id={mapRoom.id} />,
  }),
  story('icon-button', asPart('card'), { children: <Icon name="copy" /> }, IconButton, {
    'with a label': ({ t }) => ({ label: t('gpt.copy-id') }),
  }),
  story('unknown-value', asPart('sidepanel'), {}, UnknownValue, { 'a dash': {} }),
  story('external-link', asPart('card'), example, ExternalLink, {
    link: {},
    'as a button': { class: 'button' },
  }),
  story('top-up-link', asPart('popup'), {}, TopUpLink, { link: { url: TOP_UP_URL } }),
  story('notice', asPart('card'), {}, Notice, {
    sentence: ({ t }) => ({ children: t('gpt.project') }),
    'several lines': ({ t }) => ({
      children: t('gpt.outdated', { reason: t('failure.unreachable.sentence') }),
    }),
  }),
  story(
    'copy-button',
    asPart('card'),
    { value: 'g-2fkFE8rbu', copy: resolves, onDone: () => {} },
    CopyButton,
    {
      idle: {},
      copied: afterClick('button', {}),
    },
  ),
  story('save-button', asPart('card'), {}, SaveButton, {
    idle: { addToList: resolves },
    added: afterClick('button', { addToList: resolves }),
    'not added': afterClick('button', { addToList: rejects }),
  }),
  story(
    'turn-off-button',
    asPart('card'),
    { site: 'example.com', onTurnOff: noop },
    TurnOffButton,
    {
      'for a site': {},
    },
  ),
];
