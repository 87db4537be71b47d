import { useI18n } from '../../ui/i18n-context.tsx';

/** Whether an item of a task list is done. Not a checkbox, because nobody can change it. */
export function TaskMark({ isDone }: { isDone: boolean }) {
  const { t } = useI18n();
  return (
    <span class="task-mark" role="img" aria-label={t(isDone ? 'chat.task-done' : 'chat.task-open')}>
      {isDone ? '☑' : '☐'}
    </span>
  );
}
