import type { Answer, AnswerState, Attachment, Turn } from '../../gateway/chat/conversation.ts';
import { toGptUrl } from '../../gpt/gpt-id.ts';
import { failureTitle } from '../../i18n/failure-text.ts';
import { formatDateTime } from '../../i18n/format.ts';
import type { I18n } from '../../i18n/i18n.ts';
import { formatMoney } from '../../i18n/money.ts';
import type { ConversationExport } from './conversation-export.ts';
import {
  escapeMarkdown,
  escapeMarkdownLines,
  quoteMarkdown,
  toCodeBlock,
} from './escape-markdown.ts';

/** Formats a conversation for people to read. Questions are plain text; the Markdown of answers stays. */
export function toConversationMarkdown(data: ConversationExport, text: I18n): string {
  const { conversation, turns, title, exportedAt } = data;
  const { gptId, gptName, createdAt } = conversation;
  const about = text.t('chat.export.about', {
    gpt: `[${escapeMarkdown(gptName || gptId)}](${toGptUrl(gptId)})`,
    started: formatDateTime(text, createdAt),
    exported: formatDateTime(text, exportedAt),
  });
  const blocks = [
    `# ${escapeMarkdown(title)}`,
    about,
    ...turns.flatMap((turn) => formatTurn(turn, data, text)),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function formatTurn(
  { place, question, answers }: Turn,
  { getGatewayName }: ConversationExport,
  text: I18n,
): string[] {
  return [
    `## ${text.t('chat.export.question', { number: place + 1 })}`,
    escapeMarkdownLines(question.text),
    ...question.attachments.flatMap((attachment) => formatAttachment(attachment, text)),
    `*${formatDateTime(text, question.sentAt)}*`,
    ...answers.flatMap((answer, at) => {
      const isLast = at === answers.length - 1;
      const heading = text.t(isLast ? 'chat.export.answer' : 'chat.export.earlier-answer');
      return [`### ${heading}`, ...formatAnswer(answer, getGatewayName(answer.gatewayId), text)];
    }),
  ];
}

/** Pictures are only named: their data would make the text unreadable. */
function formatAttachment(attachment: Attachment, text: I18n): string[] {
  const name = text.t('chat.export.attached', { name: escapeMarkdown(attachment.name) });
  return attachment.kind === 'text' ? [name, toCodeBlock(attachment.text)] : [name];
}

function formatAnswer(answer: Answer, gateway: string | undefined, text: I18n): string[] {
  const { reasoning, startedAt, tokens, cost, model } = answer;
  const state = formatState(answer.state, text);
  const details = [
    escapeMarkdown(model),
    gateway && escapeMarkdown(gateway),
    formatDateTime(text, startedAt),
    tokens && text.t('chat.export.tokens', tokens),
    cost !== undefined &&
      text.t('chat.export.cost', { cost: escapeMarkdown(formatMoney(text, cost)) }),
  ];
  return [
    ...(reasoning ? [`#### ${text.t('chat.export.reasoning')}`, quoteMarkdown(reasoning)] : []),
    ...(reasoning ? [`#### ${text.t('chat.export.answer')}`] : []),
    answer.text && quoteMarkdown(answer.text),
    state && `**${state}**`,
    `*${details.filter(Boolean).join(' · ')}*`,
  ].filter((block) => block !== undefined);
}

/** What has to be said of an answer; nothing if it is complete. */
function formatState(state: AnswerState, text: I18n): string | undefined {
  switch (state.at) {
    case 'complete':
      return undefined;
    case 'cut-off':
      return text.t(state.by === 'length' ? 'chat.export.too-long' : 'chat.export.cut-off');
    case 'failed':
      return text.t('chat.export.failed', {
        reason: escapeMarkdown(failureTitle(text, state.failure)),
      });
    default:
      return text.t(`chat.export.${state.at}`);
  }
}
