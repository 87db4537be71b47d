import type { ComponentChildren } from 'preact';
import { ExternalLink } from '../../ui/external-link.tsx';
import { useI18n } from '../../ui/i18n-context.tsx';
import { isSandboxFile, toWebUrl } from './urls.ts';

interface Props {
  url: string;
  /** The text of the link, to avoid showing an address twice. */
  label: string;
  children: ComponentChildren;
}

/** A link to a web page. Any other link is text, because it would lead nowhere or start another program. */
export function AnswerLink({ url, label, children }: Props) {
  const href = toWebUrl(url);
  if (href) {
    return (
      <ExternalLink href={href} title={href}>
        {children}
      </ExternalLink>
    );
  }
  if (isSandboxFile(url)) return <SandboxFile>{children}</SandboxFile>;
  const address = url.replace(/^mailto:/i, '');
  const isShown = !address || label.includes(address);
  return (
    <>
      {children}
      {!isShown && <bdi> ({url})</bdi>}
    </>
  );
}

/** The name of a file that a model made at its provider: gateways do not pass such files on. */
export function SandboxFile({ children }: { children: ComponentChildren }) {
  const { t } = useI18n();
  return (
    <span class="sandbox-file">
      <bdi>{children}</bdi> <small>({t('chat.sandbox-file')})</small>
    </span>
  );
}
