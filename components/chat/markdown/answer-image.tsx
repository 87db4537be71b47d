import { useState } from 'preact/hooks';
import { ExternalLink } from '../../ui/external-link.tsx';
import { useI18n } from '../../ui/i18n-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useAction } from '../../ui/use-action.ts';
import { SandboxFile } from './answer-link.tsx';
import { useMarkdown } from './markdown-context.ts';
import { getHost, isImageData, isSandboxFile, toWebUrl } from './urls.ts';

/** Longer than the background waits for an image, so that its answer arrives. */
const LIMIT_MS = 30_000;

interface Props {
  url: string;
  /** The alternative text; may be empty. */
  alt: string;
}

/** An image. One from the web is loaded only on demand, because its host learns the reader's address. */
export function AnswerImage({ url, alt }: Props) {
  const { t } = useI18n();
  const name = alt || t('chat.image');
  if (isImageData(url)) return <img class="answer-image" src={url} alt={name} />;
  const href = toWebUrl(url);
  if (href) return <WebImage key={href} url={href} name={name} />;
  return isSandboxFile(url) ? <SandboxFile>{name}</SandboxFile> : name;
}

function WebImage({ url, name }: { url: string; name: string }) {
  const { t } = useI18n();
  const { onLoadImage } = useMarkdown().actions;
  const [picture, setPicture] = useState<string>();
  const { isPending, failure, run } = useAction();
  if (picture) return <img class="answer-image" src={picture} alt={name} />;

  const host = getHost(url);
  const load = () =>
    run(async () => {
      const loaded = await onLoadImage(url);
      if (!loaded || !isImageData(loaded)) throw new TypeError('no image');
      setPicture(loaded);
    }, LIMIT_MS);
  return (
    <span class="web-image">
      <button type="button" class="image-button" disabled={isPending} onClick={load}>
        <Icon name="images" />
        <span>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <span>{t(failure ? 'chat.load-image-again' : 'chat.load-image', { host })}</span>
          <small>{t('chat.load-image-hint')}</small>
        </span>
      </button>
      <span role="status">
        {isPending && t('chat.image-loading')}
        {!!failure && t('chat.image-failed')}
      </span>
      {!!failure && <ExternalLink href={url}>{t('chat.open-image')}</ExternalLink>}
    </span>
  );
}
