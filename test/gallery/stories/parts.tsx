import type { ComponentChildren, ComponentProps } from 'preact';
import { CopyButton } from '../../../components/copy-button.tsx';
import { ExternalLink } from '../../../components/external-link.tsx';
import { GptPicture } from '../../../components/gpt-picture.tsx';
import { Icon, type IconName } from '../../../components/icon.tsx';
import { KeepButton } from '../../../components/keep-button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { PageIcon } from '../../../components/page-icon.tsx';
import { Stars } from '../../../components/stars.tsx';
import { TurnOffButton } from '../../../components/turn-off-button.tsx';
import { VerifiedMark } from '../../../components/verified-mark.tsx';
import { done, fails, gptOf, nothing, PICTURE, SOME } from '../invented.ts';
import { pressed, story } from '../story.ts';

/** The compiler asks for each. */
const ICONS: Record<IconName, true> = {
  web: true,
  images: true,
  code: true,
  canvas: true,
  actions: true,
  other: true,
  files: true,
  list: true,
  copy: true,
  done: true,
  cross: true,
  pin: true,
  grip: true,
  unknown: true,
  out: true,
  power: true,
  warning: true,
};

const PAGE_ICONS: Record<PageIconName, true> = {
  search: true,
  locate: true,
  back: true,
  settings: true,
  panel: true,
  follow: true,
};

type PageIconName = ComponentProps<typeof PageIcon>['name'];

const namesOf = <Name extends string>(names: Record<Name, true>) => Object.keys(names) as Name[];

/** Several small things beside each other. */
function Row({ children }: { children: ComponentChildren }) {
  return <div style={{ display: 'flex', flexWrap: 'wrap', gap: '12px' }}>{children}</div>;
}

const PART = { isPart: true };

/** What other components are made of. */
export const partStories = [
  story(
    'icon',
    'card',
    {
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
    },
    PART,
  ),
  story(
    'page-icon',
    'popup',
    {
      'all of pages alone': () => (
        <Row>
          {namesOf(PAGE_ICONS).map((name) => (
            <PageIcon key={name} name={name} />
          ))}
        </Row>
      ),
    },
    PART,
  ),
  story(
    'stars',
    'card',
    Object.fromEntries(
      [0, 0.3, 2.5, 4.26, 5].map((stars) => [`${stars} of 5`, () => <Stars stars={stars} />]),
    ),
    PART,
  ),
  story('verified-mark', 'card', { verified: () => <VerifiedMark /> }, PART),
  story(
    'gpt-picture',
    'card',
    {
      picture: () => <GptPicture id={gptOf('Map Room').id} name="Map Room" picture={PICTURE} />,
      'monograms, in the hues of their ids': () => (
        <Row>
          {[...SOME, 'text-emoji', 'text-arabic'].map(gptOf).map(({ id, name }) => (
            <GptPicture key={id} id={id} name={name} />
          ))}
        </Row>
      ),
      'nothing known': () => <GptPicture id={gptOf('Map Room').id} />,
    },
    PART,
  ),
  story(
    'external-link',
    'card',
    {
      link: () => <ExternalLink href="https://example.com">example.com</ExternalLink>,
      'as a button': () => (
        <ExternalLink href="https://example.com" class="button">
          example.com
        </ExternalLink>
      ),
    },
    PART,
  ),
  story(
    'notice',
    'card',
    {
      sentence: ({ t }) => <Notice>{t('gpt.project')}</Notice>,
      'several lines': ({ t }) => (
        <Notice>{t('gpt.outdated', { reason: t('failure.unreachable.sentence') })}</Notice>
      ),
    },
    PART,
  ),
  story(
    'copy-button',
    'card',
    {
      'to be pressed': () => <CopyButton value="g-2fkFE8rbu" copy={done} />,
      copied: pressed('button', () => <CopyButton value="g-2fkFE8rbu" copy={done} />),
    },
    PART,
  ),
  story(
    'keep-button',
    'card',
    {
      'to be pressed': () => <KeepButton keep={done} />,
      added: pressed('button', () => <KeepButton keep={done} />),
      'not added': pressed('button', () => <KeepButton keep={fails} />),
    },
    PART,
  ),
  story(
    'turn-off-button',
    'card',
    { 'for a site': () => <TurnOffButton site="example.com" now={nothing} /> },
    PART,
  ),
];
