import type { Answer, Attachment, Turn } from '../../gateway/chat/conversation.ts';
import { toGptUrl } from '../../gpt/gpt-id.ts';
import type { ConversationExport } from './conversation-export.ts';
import { toIsoTime } from './format-values.ts';

/**
 * Raise it when a field changes its name or meaning, not when one is added. docs/conversation.schema.json describes this
 * version.
 */
const CONVERSATION_VERSION = 1;

/** Formats a conversation as described in docs/conversation.schema.json; unknown values are `null`. */
export function toConversationJson({
  conversation: { gptId, gptName, createdAt, updatedAt },
  turns,
  title,
  getGatewayName,
  exportedAt,
}: ConversationExport): string {
  const document = {
    format: 'gpt-lens-conversation',
    version: CONVERSATION_VERSION,
    title,
    gpt: { id: gptId, name: gptName ?? null, url: toGptUrl(gptId) },
    createdAt: time(createdAt),
    updatedAt: time(updatedAt),
    exportedAt: time(exportedAt),
    turns: turns.map(({ question, answers }: Turn) => ({
      question: {
        text: question.text,
        attachments: question.attachments.map(toAttachment),
        sentAt: time(question.sentAt),
      },
      answers: answers.map((answer) => toAnswer(answer, getGatewayName(answer.gatewayId))),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function toAttachment(attachment: Attachment) {
  const { kind, name } = attachment;
  return attachment.kind === 'image'
    ? { kind, name, dataUrl: attachment.dataUrl }
    : { kind, name, text: attachment.text };
}

function toAnswer(answer: Answer, gateway: string | undefined) {
  const { state, text, reasoning, model, startedAt, endedAt, tokens, cost } = answer;
  return {
    state: state.at,
    cutOffBy: state.at === 'cut-off' ? state.by : null,
    // Without the gateway's message, which may be about the user's account.
    failure: state.at === 'failed' ? state.failure.kind : null,
    text,
    reasoning: reasoning ?? null,
    model,
    gateway: gateway ?? null,
    startedAt: time(startedAt),
    endedAt: time(endedAt),
    tokens: tokens ? { input: tokens.input, output: tokens.output } : null,
    costInDollars: cost ?? null,
  };
}

function time(at: number | undefined): string | null {
  return toIsoTime(at) ?? null;
}
