import type { Gpt } from '../../utils/gpt/gpt.ts';
import { ExternalLink } from '../ui/external-link.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { GptPicture } from './gpt-picture.tsx';

/** Picture, name and author. */
export function GptHead({ gpt, picture }: { gpt: Gpt; picture?: string }) {
  return (
    <header class="head">
      <GptPicture id={gpt.id} name={gpt.name} picture={picture} />
      <div>
        <h2>
          <bdi>{gpt.name ?? gpt.id}</bdi>
        </h2>
        <Byline gpt={gpt} />
      </div>
    </header>
  );
}

function Byline({ gpt: { author, isFirstParty } }: { gpt: Gpt }) {
  const { t } = useI18n();
  const unnamed = isFirstParty ? t('gpt.by-openai') : t('gpt.author-unknown');
  const website = author?.website;
  const host = website && new URL(website).hostname.replace(/^www\./, '');
  return (
    <p class="byline" id="byline">
      <bdi>{author?.name ? t('gpt.by', { author: author.name }) : unnamed}</bdi>
      {author?.isVerified && <VerifiedMark />}
      {website && host !== author?.name && <ExternalLink href={website}>{host}</ExternalLink>}
      {author?.socials.map(({ type, name, url }) => (
        <Social key={`${type} ${name}`} type={type} name={name} url={url} />
      ))}
    </p>
  );
}

const NETWORKS: Record<string, string> = { twitter: 'X', linkedin: 'LinkedIn', github: 'GitHub' };

function Social({ type, name, url }: { type: string; name: string; url?: string }) {
  const network = Object.hasOwn(NETWORKS, type) ? NETWORKS[type] : type;
  if (!url) return <bdi title={name}>{network}</bdi>;
  return (
    <ExternalLink href={url} title={name}>
      {network}
    </ExternalLink>
  );
}

function VerifiedMark() {
  const { t } = useI18n();
  return (
    <svg class="verified" viewBox="0 0 24 24" role="img" aria-label={t('gpt.verified')}>
      <path
        class="verified-seal"
        d="M12 2.5l2.5 2.2 3.3-.2.7 3.2 2.8 1.8-1.3 3 1.3 3-2.8 1.8-.7 3.2-3.3-.2L12 22.5l-2.5-2.2-3.3.2-.7-3.2-2.8-1.8 1.3-3-1.3-3 2.8-1.8.7-3.2 3.3.2L12 2.5Z"
      />
      <path class="verified-tick" d="m8.3 12.6 2.5 2.5 5-5.2" />
    </svg>
  );
}
