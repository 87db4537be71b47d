import type { Gpt } from '../../utils/gpt/gpt.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { GptPicture } from '../gpt/gpt-picture.tsx';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  id: GptId;
  /** Of the GPT, or as it was when the conversation began; missing if it is unknown. */
  name: string | undefined;
  /** The GPT, if it is cached. */
  gpt: Gpt | undefined;
  /** A data URL. */
  picture: string | undefined;
  onOpenDetails(): void;
  onOpenAll(): void;
}

/** Who is asked: picture, name and author, as far as they are known. */
export function ChatHead({ id, name, gpt, picture, onOpenDetails, onOpenAll }: Props) {
  const { t } = useI18n();
  const author = gpt?.author?.name;
  const unnamed = gpt?.isFirstParty ? t('gpt.by-openai') : t('gpt.author-unknown');
  return (
    <header class="chat-head">
      <GptPicture id={id} name={name} picture={picture} />
      <div class="chat-head-text">
        <h2>
          <bdi>{name ?? id}</bdi>
        </h2>
        {gpt && <p>{author ? t('gpt.by', { author }) : unnamed}</p>}
        {!gpt && <p>{t('chat.not-looked-up')}</p>}
      </div>
      <div class="chat-head-actions">
        {/* Without a cached GPT, its details would cost a look-up. */}
        {gpt && (
          <button type="button" class="text-button" onClick={onOpenDetails}>
            {t('chat.details')}
          </button>
        )}
        <button type="button" class="text-button" onClick={onOpenAll}>
          {t('chat.all')}
        </button>
      </div>
    </header>
  );
}
