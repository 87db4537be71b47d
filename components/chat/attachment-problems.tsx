import {
  type AttachmentProblem,
  MAX_ATTACHMENTS,
  MAX_FILE_BYTES,
  MAX_PASTE,
} from '../../utils/extension-pages/chat/attachments/read-attachment.ts';
import { formatSize } from '../../utils/i18n/chat-text.ts';
import type { I18n } from '../../utils/i18n/i18n.ts';
import { useI18n } from '../ui/i18n-context.tsx';

/** Says what was not attached, and why. */
export function AttachmentProblems({ problems }: { problems: AttachmentProblem[] }) {
  const text = useI18n();
  return (
    // Always rendered: screen readers do not announce a live region that is inserted with its text.
    <div role="alert">
      {problems.map((problem, index) => (
        <p key={index} class="chat-problem">
          {describeProblem(text, problem)}
        </p>
      ))}
    </div>
  );
}

function describeProblem(text: I18n, problem: AttachmentProblem): string {
  switch (problem.kind) {
    case 'too-many':
      return text.t('chat.attachment.too-many', { max: MAX_ATTACHMENTS });
    case 'file-too-large':
      return text.t('chat.attachment.file-too-large', {
        name: problem.name,
        size: formatSize(text, problem.size),
        max: formatSize(text, MAX_FILE_BYTES),
      });
    case 'paste-too-long':
      return text.t('chat.attachment.paste-too-long', { size: problem.size, max: MAX_PASTE });
    default:
      return text.t(`chat.attachment.${problem.kind}`, { name: problem.name });
  }
}
