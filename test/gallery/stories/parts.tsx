import type { ComponentChildren, ComponentProps } from 'preact';
import { GptPicture } from '../../../components/gpt/gpt-picture.tsx';
import { SaveButton } from '../../../components/gpt/save-button.tsx';
import { Stars } from '../../../components/gpt/stars.tsx';
import { TurnOffButton } from '../../../components/gpt/turn-off-button.tsx';
import { VerifiedMark } from '../../../components/gpt/verified-mark.tsx';
import { CopyButton } from '../../../components/ui/copy-button.tsx';
import { ExternalLink } from '../../../components/ui/external-link.tsx';
import { Icon, type IconName } from '../../../components/ui/icon.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { PageIcon } from '../../../components/ui/page-icon.tsx';
import { done, fails, gptOf, nothing, PICTURE, SOME } from '../fixtures.ts';
import { drawnStory, part, pressed, story } from '../story.ts';

/** Records, so that the compiler asks for each. */
const ICONS: Record<IconName, true> = {
  ...{ web: true, images: true, code: true, canvas: true, actions: true, other: true },
  ...{ files: true, list: true, copy: true, done: true, cross: true, pin: true, grip: true },
  ...{ unknown: true, out: true, power: true, warning: true },
};

type PageIconName = ComponentProps<typeof PageIcon>['name'];

const PAGE_ICONS: Record<PageIconName, true> = {
  ...{ search: true, locate: true, back: true, settings: true, panel: true, follow: true },
};

const namesOf = <Name extends string>(names: Record<Name, true>) => Object.keys(names) as Name[];

/** Several small things beside each other. */
function Row({ children }: { children: ComponentChildren }) {
  return <div style={{ display: 'flex', flexWrap: 'wrap', gap: '12px' }}>{children}</div>;
}

const mapRoom = { id: gptOf('Map Room').id, name: 'Map Room' };
const example = { href: 'https://example.com', children: 'example.com' };

export const partStories = [
  drawnStory('icon', part('card'), {
    'all of card and pages': () => (
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
  drawnStory('page-icon', part('popup'), {
    'all of pages alone': () => (
      <Row>
        {namesOf(PAGE_ICONS).map((name) => (
          <PageIcon key={name} name={name} />
        ))}
      </Row>
    ),
  }),
  story(
    'stars',
    part('card'),
    {},
    Stars,
    Object.fromEntries([0, 0.3, 2.5, 4.26, 5].map((stars) => [`${stars} of 5`, { stars }])),
  ),
  story('verified-mark', part('card'), {}, VerifiedMark, { verified: {} }),
  drawnStory('gpt-picture', part('card'), {
    picture: () => <GptPicture {...mapRoom} picture={PICTURE} />,
    'monograms, in the hues of their ids': () => (
      <Row>
        {[...SOME, 'text-emoji', 'text-arabic'].map(gptOf).map(({ id, name }) => (
          <GptPicture key={id} id={id} name={name} />
        ))}
      </Row>
    ),
    'nothing known': () => <GptPicture id={mapRoom.id} />,
  }),
  story('external-link', part('card'), example, ExternalLink, {
    link: {},
    'as a button': { class: 'button' },
  }),
  story('notice', part('card'), {}, Notice, {
    sentence: ({ t }) => ({ children: t('gpt.project') }),
    'several lines': ({ t }) => ({
      children: t('gpt.outdated', { reason: t('failure.unreachable.sentence') }),
    }),
  }),
  story(
    'copy-button',
    part('card'),
    { value: 'g-2fkFE8rbu', copy: done, onDone: () => {} },
    CopyButton,
    {
      'to be pressed': {},
      copied: pressed('button', {}),
    },
  ),
  story('save-button', part('card'), {}, SaveButton, {
    'to be pressed': { addToList: done },
    added: pressed('button', { addToList: done }),
    'not added': pressed('button', { addToList: fails }),
  }),
  story(
    'turn-off-button',
    part('card'),
    { site: 'example.com', onTurnOff: nothing },
    TurnOffButton,
    {
      'for a site': {},
    },
  ),
];
