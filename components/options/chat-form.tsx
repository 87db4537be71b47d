import { type ChatSettings, DEFAULT_CHAT } from '../../utils/settings/chat-settings.ts';
import { CheckboxField } from '../ui/checkbox-field.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { createResets } from '../ui/reset-to-default.ts';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

export interface ChatFormProps {
  settings: ChatSettings;
  onChange(changed: Partial<ChatSettings>): Promise<void>;
}

/** How many messages may be sent to GPTs, and whether the conversations are kept. Changes apply at once. */
export function ChatForm({ settings, onChange }: ChatFormProps) {
  const { t } = useI18n();
  const getReset = createResets(settings, DEFAULT_CHAT);
  return (
    <Section id="try">
      <Setting id="chat-limit" save={onChange} reset={getReset('dailyLimit')}>
        {(save) => (
          <NumberField
            label={t('options.chat-limit')}
            hint={t('options.chat-limit-hint')}
            value={settings.dailyLimit}
            min={1}
            onChange={(dailyLimit) => save({ dailyLimit })}
          />
        )}
      </Setting>
      <Setting id="keep-conversations" save={onChange} reset={getReset('keeps')}>
        {(save) => (
          <CheckboxField
            hintId="keep-conversations-hint"
            label={t('options.keep-conversations')}
            hint={t('options.keep-conversations-hint')}
            isChecked={settings.keeps}
            onChange={(keeps) => save({ keeps })}
          />
        )}
      </Setting>
    </Section>
  );
}
